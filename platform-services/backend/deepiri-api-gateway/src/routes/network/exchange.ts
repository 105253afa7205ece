import type { ServerResponse } from 'node:http';
import { ProblemError, problem } from 'deepiri-contracts';
import type { Dispatcher } from 'undici';
import { UpstreamFailure } from '../../domain/failure.ts';
import { answerHeaders, type HeaderList } from '../../domain/hop-by-hop.ts';
import { isShareable } from '../../domain/sharing.ts';
import type { Body } from './body.ts';
import type { Shared } from './coalesce.ts';

/** Bytes of an answer that may wait for a slow client here, so that the service is free again. */
const WAITING_BYTES = 262_144;
const ONE_WRITE_BYTES = 16_384;

export type Order = {
  service: string;
  method: Dispatcher.HttpMethod;
  path: string;
  headers: HeaderList;
  body: Body;
  /** Headers of the gateway's own that the answer has to have. */
  told: HeaderList;
  /** Time for the head of the answer, from when the request has been sent. */
  deadlineMs: number;
  /** Called when the answer has begun or can no longer come. */
  begun?: (() => void) | undefined;
};

/** What is asked for several at once: without a body, and without a client to stream to. */
export type Question = Pick<Order, 'service' | 'path' | 'headers' | 'deadlineMs'>;

/**
 * Asks for an answer that several may have. @returns undefined when it is not one to share
 * @throws UpstreamFailure
 */
export async function askOnce(
  dispatcher: Dispatcher,
  { service, path, headers, deadlineMs }: Question,
  wanted: AbortSignal,
): Promise<Shared | undefined> {
  const late = AbortSignal.timeout(deadlineMs);
  try {
    const signal = AbortSignal.any([wanted, late]);
    const answer = await dispatcher.request({ method: 'GET', path, headers, signal, blocking: false });
    if (isShareable(answer.statusCode, answer.headers)) {
      const body = Buffer.from(await answer.body.arrayBuffer());
      return { status: answer.statusCode, headers: answerHeaders(answer.headers), body };
    }
    answer.body.on('error', () => {}).destroy();
    return undefined;
  } catch (error) {
    if (wanted.aborted) return undefined;
    throw late.aborted ? new UpstreamFailure('late', service) : failureOf(error as Error, service);
  }
}

/**
 * Sends one request and streams the answer to the client as it comes.
 * @returns when the service has answered it all, or the client has gone
 * @throws UpstreamFailure, ProblemError payload_too_large or invalid_header
 */
export function exchange(dispatcher: Dispatcher, order: Order, response: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    const handler = new Exchange(order, response, resolve, reject);
    const { method, path, headers } = order;
    dispatcher.dispatch({ method, path, headers, body: order.body.content, blocking: false }, handler);
  });
}

type Controller = Dispatcher.DispatchController;

class Exchange implements Dispatcher.DispatchHandler {
  readonly #order: Order;
  readonly #response: ServerResponse;
  readonly #resolve: () => void;
  readonly #reject: (error: unknown) => void;
  readonly #goneListener = () => this.#gone();
  #controller: Controller | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #late = false;
  #status = 0;
  #headers: HeaderList | undefined;
  /** Bytes of the body that are still to come, when the service has said how many. */
  #missing = Number.NaN;

  constructor(order: Order, response: ServerResponse, resolve: () => void, reject: (error: unknown) => void) {
    this.#order = order;
    this.#response = response;
    this.#resolve = resolve;
    this.#reject = reject;
    response.once('close', this.#goneListener);
    if (order.body.isWhole) this.#startDeadline();
    else order.body.sent = () => this.#startDeadline();
  }

  onRequestStart(controller: Controller) {
    this.#controller = controller;
    if (this.#late || this.#response.closed) controller.abort(new Error('nobody waits for the answer'));
  }

  onResponseStart(_controller: Controller, status: number, headers: Record<string, string | string[] | undefined>) {
    if (status < 200) return;
    clearTimeout(this.#deadline);
    this.#order.begun?.();
    this.#status = status;
    this.#headers = answerHeaders(headers, this.#order.told);
    this.#missing = Number(headers['content-length'] ?? Number.NaN);
    // With a length the body is there in a moment, and both go out in one packet. Without, nobody knows when it comes.
    if (Number.isNaN(this.#missing)) this.#sendHead().flushHeaders();
  }

  onResponseData(controller: Controller, chunk: Buffer) {
    const response = this.#sendHead();
    this.#missing -= chunk.length;
    // Text in the encoding of the head goes out with it in one plain write, which costs half of what two parts do.
    if (this.#missing === 0 && chunk.length <= ONE_WRITE_BYTES)
      return void response.end(chunk.toString('latin1'), 'latin1');
    if (this.#missing === 0) return void response.end(chunk);
    if (response.write(chunk) || response.writableLength < WAITING_BYTES) return;
    controller.pause();
    response.once('drain', () => controller.resume());
  }

  onResponseEnd() {
    const response = this.#sendHead();
    if (!response.writableEnded) response.end();
    this.#finish();
    this.#resolve();
  }

  onResponseError(_controller: Controller, error: Error) {
    this.#finish();
    this.#order.begun?.();
    if (this.#late) return this.#reject(new UpstreamFailure('late', this.#order.service));
    if (this.#response.closed || this.#order.body.broken) return this.#resolve();
    this.#reject(failureOf(error, this.#order.service));
  }

  #sendHead(): ServerResponse {
    if (this.#headers && !this.#response.headersSent) this.#response.writeHead(this.#status, this.#headers);
    return this.#response;
  }

  #startDeadline() {
    this.#deadline = setTimeout(() => {
      this.#late = true;
      const error = new Error('no answer within the deadline');
      if (this.#controller) this.#controller.abort(error);
      else this.onResponseError(undefined as never, error);
    }, this.#order.deadlineMs);
  }

  #gone() {
    if (!this.#response.writableFinished) this.#controller?.abort(new Error('the client has gone'));
  }

  #finish() {
    clearTimeout(this.#deadline);
    this.#response.off('close', this.#goneListener);
  }
}

/** What went wrong, in our words. */
export function failureOf(error: Error, service: string): Error {
  if (error instanceof ProblemError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'UND_ERR_INVALID_ARG') return problem('invalid_header', 'A header of the request cannot be passed on.');
  return new UpstreamFailure(isUnreached(code) ? 'unreachable' : 'broken', service, error);
}

const isUnreached = (code: string | undefined) =>
  code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'UND_ERR_CONNECT_TIMEOUT';
