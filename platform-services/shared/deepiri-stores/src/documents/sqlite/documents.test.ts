import { documentsContract } from '../../contract-suite/documents.ts';
import { temporaryFolder } from '../../contract-suite/place.ts';

documentsContract({ name: 'sqlite', place: temporaryFolder });
