import type { IncomingMessage } from 'node:http';

/**
 * Waits for the body of a request without taking any of it: until it is here as a whole, or as much of it as is read ahead.
 * The server ends a request whose body does not come in time.
 */
export function bodyComes(request: IncomingMessage): Promise<void> {
  if (isBodyHere(request)) return Promise.resolve();
  return new Promise((resolve) => {
    const look = () => {
      if (!isBodyHere(request)) return;
      request.off('readable', look).off('close', look);
      resolve();
    };
    request.on('readable', look).on('close', look);
  });
}

/** Whether there is nothing to wait for. */
export function isBodyHere(request: IncomingMessage): boolean {
  return !hasBody(request) || request.complete || isFull(request) || request.destroyed;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function isFull({ readableLength, readableHighWaterMark }: IncomingMessage): boolean {
  return readableLength >= readableHighWaterMark;
}
