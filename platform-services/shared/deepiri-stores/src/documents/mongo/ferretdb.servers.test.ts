import { startFerret } from 'deepiri-test-servers';
import { mongoDocumentsContract } from '../../contract-suite/mongo-documents.ts';

mongoDocumentsContract('ferretdb', startFerret);
