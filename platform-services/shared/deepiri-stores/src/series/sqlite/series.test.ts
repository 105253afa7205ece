import { temporaryFolder } from '../../contract-suite/place.ts';
import { seriesContract } from '../../contract-suite/series.ts';

seriesContract({ name: 'sqlite', place: temporaryFolder });
