import { describe } from 'vitest';
import { documentsContract } from '../../contract-suite/documents.ts';
import { mongoPlace } from '../../contract-suite/mongo-place.ts';

const real = process.env['MONGODB_URL'] ?? '';

describe.runIf(real)('where MONGODB_URL leads', () => {
  documentsContract({ name: 'the server of MONGODB_URL', place: async () => mongoPlace(real), shared: true });
});
