import type { AnswerOf, BodyOf, OperationId, Operations, ParamsOf, QueryOf, RouteContract } from 'deepiri-contracts';

/** What the client knows of an operation at run time. Everything else about it is types. */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Works without a token. */
  readonly open?: true;
  /** Keeps its answer for an Idempotency-Key. */
  readonly keyed?: true;
  /** Answers a file. */
  readonly file?: true;
};

type Empty = Record<string, never>;
type Unless<Condition, Part> = Condition extends true ? unknown : Part;
type IsEmpty<T> = [T] extends [Empty] ? true : false;
type AllOptional<T> = Empty extends T ? true : Record<never, never> extends T ? true : false;

type ParamsPart<R extends RouteContract> = Unless<IsEmpty<ParamsOf<R>>, { params: ParamsOf<R> }>;
type QueryPart<R extends RouteContract> = Unless<
  IsEmpty<QueryOf<R>>,
  AllOptional<QueryOf<R>> extends true ? { query?: QueryOf<R> | undefined } : { query: QueryOf<R> }
>;
type BodyPart<R extends RouteContract> =
  BodyOf<R> extends undefined
    ? unknown
    : R['bodyOptional'] extends true
      ? { body?: BodyOf<R> | undefined }
      : { body: BodyOf<R> };

/** What every call may say, whatever the operation. */
export type CallSettings = {
  /** The ETag or version that the change is based on; a stale one is refused with `stale_version`. */
  ifMatch?: string | number | undefined;
  /** Given for every POST by itself. Give your own to make a repetition across calls safe. */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Milliseconds for the call with all its retries. */
  deadlineMs?: number | undefined;
};

export type OptionsOf<Id extends OperationId> = ParamsPart<Operations[Id]> &
  QueryPart<Operations[Id]> &
  BodyPart<Operations[Id]> &
  CallSettings;

/** The options of an operation; they may be left out when nothing in them is required. */
export type Arguments<Id extends OperationId> =
  Record<never, never> extends OptionsOf<Id> ? [options?: OptionsOf<Id>] : [options: OptionsOf<Id>];

/** What an operation answers; a file comes as it is. */
export type BodyOfAnswer<Id extends OperationId> = Operations[Id]['success'] extends { media: readonly string[] }
  ? Blob
  : AnswerOf<Operations[Id]>;

/** Operations that answer lists in pages. */
export type PagedOperationId = {
  [Id in OperationId]: BodyOfAnswer<Id> extends { items: unknown[]; nextCursor: string | null } ? Id : never;
}[OperationId];
export type ItemOf<Id extends PagedOperationId> = BodyOfAnswer<Id> extends { items: (infer Item)[] } ? Item : never;

/** An answer with what came around its body. */
export type ApiResponse<Body> = { status: number; body: Body; headers: Headers; etag: string | undefined };
