export type * from 'deepiri-contracts';
export { createDeepiri, type Deepiri, type DeepiriSettings } from './client.ts';
export type { AnyLiveEvent, Live, LiveStatus } from './live.ts';
export type {
  ApiResponse,
  Arguments,
  BodyOfAnswer,
  CallSettings,
  ItemOf,
  OptionsOf,
  PagedOperationId,
} from './operations.ts';
export { isProblem, ProblemResponse, type ResponseCode } from './problem-response.ts';
export type { RetryPolicy } from './retry.ts';
export type { ClientSession, SessionState, SignOutReason } from './session.ts';
