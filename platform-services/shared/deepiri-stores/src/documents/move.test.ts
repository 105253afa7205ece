import { movingContract } from '../contract-suite/moving.ts';
import { temporaryFolder } from '../contract-suite/place.ts';

movingContract('sqlite to sqlite', { from: temporaryFolder, to: temporaryFolder });
