import { temporaryFolder } from '../../contract-suite/place.ts';
import { rankingsContract } from '../../contract-suite/rankings.ts';

rankingsContract({ name: 'sqlite', place: temporaryFolder });
