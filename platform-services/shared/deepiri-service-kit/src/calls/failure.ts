/** The other service gave no answer: nobody there (`unreachable`), the connection ended (`broken`), or the time was up (`late`). */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly kind: 'unreachable' | 'broken' | 'late';
  constructor(service: string, kind: CallFailed['kind'], cause?: unknown) {
    super(`${service} did not answer (${kind})`, { cause });
    this.kind = kind;
  }
}

/**
 * The other service answered, but not with success. It is not a problem of the caller's own caller: who expects a refusal
 * catches it by its `code`, otherwise it is a fault inside.
 */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly status: number;
  /** The stable code of the problem, or `unknown`. */
  readonly code: string;
  constructor(call: string, { status, code, detail }: { status: number; code: string; detail: string }) {
    super(`${call} was refused: ${status} ${code}: ${detail}`);
    this.status = status;
    this.code = code;
  }
}
