import { temporaryFolder } from '../../contract-suite/place.ts';
import { streamsContract } from '../../contract-suite/streams.ts';

streamsContract({ name: 'sqlite', place: temporaryFolder });
