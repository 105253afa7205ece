import {
  type Collection,
  MongoBulkWriteError,
  type Document as MongoDocument,
  MongoDriverError,
  MongoError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  type OptionalUnlessRequiredId,
  type WriteError,
} from 'mongodb';
import { StoreUnavailable } from '../../failure.ts';

/** Runs a call to the server. @throws StoreUnavailable when it cannot be reached, does not answer in time or cannot work */
export type Call = <R>(work: () => Promise<R>) => Promise<R>;

const DUPLICATE = 11_000;

// https://www.mongodb.com/docs/manual/reference/error-codes/: not primary, stepping down, shutting down, out of time, no
// majority, no space, no permission. Whoever asks again may have more luck, or the operator has something to mend.
const UNAVAILABLE = new Set([
  ...[6, 7, 13, 18, 24, 46, 50, 64, 89, 91, 100, 112, 134, 189, 262, 317, 358],
  ...[9001, 10107, 11600, 11602, 13388, 13435, 13436, 14031],
]);

/** @param address where the server is, without credentials */
export function callsTo(address: string): Call {
  return async (work) => {
    try {
      return await work();
    } catch (thrown) {
      const error = whatHappened(thrown);
      if (!isUnavailable(error)) throw error;
      throw new StoreUnavailable(`documents at ${address}: ${reasonOf(error)}`, { cause: error });
    }
  };
}

/** Whether a unique index refused a document. */
export function isDuplicate(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === DUPLICATE;
}

/**
 * Inserts documents, each on its own account. @param options of the command
 * @returns for each: undefined when it is there now, otherwise what the server says against it
 */
export async function insertEach<T extends MongoDocument>(
  collection: Collection<T>,
  documents: readonly OptionalUnlessRequiredId<T>[],
  options: object,
): Promise<(Error | undefined)[]> {
  try {
    await collection.insertMany(documents, { ordered: false, ...options });
    return documents.map(() => undefined);
  } catch (thrown) {
    const error = whatHappened(thrown);
    // Without a majority nothing is known of those that were not refused either.
    if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) throw error;
    const refused = new Map(([] as WriteError[]).concat(error.writeErrors).map((each) => [each.index, each]));
    return documents.map((_, index) => {
      const against = refused.get(index);
      return against && new MongoServerError({ code: against.code, message: against.errmsg });
    });
  }
}

// A connection that was lost, or a command that the server refused as a whole, comes out of a bulk write in an error that
// refuses no document, as if all of them were there.
function whatHappened(error: unknown): unknown {
  return error instanceof MongoBulkWriteError && error.errorResponse instanceof Error ? error.errorResponse : error;
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError) return true;
  if (error instanceof MongoServerError) {
    const unsure = error instanceof MongoBulkWriteError && error.result.getWriteConcernError() !== undefined;
    return unsure || UNAVAILABLE.has(Number(error.code)) || error.hasErrorLabel('RetryableWriteError');
  }
  if (error instanceof MongoDriverError) return /Timeout|Pool|NotConnected|Closed/.test(error.name);
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function reasonOf(error: unknown): string {
  if (error instanceof MongoServerSelectionError) return 'nothing answers';
  if (error instanceof MongoNetworkError) return 'the connection was lost';
  return error instanceof MongoError ? error.message : 'no answer';
}
