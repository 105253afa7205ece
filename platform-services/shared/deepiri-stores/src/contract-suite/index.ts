export { documentsContract } from './documents.ts';
export { type Adapter, type Place, temporaryFolder } from './place.ts';
