import { startMongoJava } from 'deepiri-test-servers';
import { mongoDocumentsContract } from '../../contract-suite/mongo-documents.ts';

mongoDocumentsContract('mongo-java-server', startMongoJava);
