import { problem, type SocketCloseReason } from 'deepiri-contracts';
import type { Clock, Resources } from 'deepiri-service-kit';
import type { Socket } from 'socket.io';
import { fullAllowance, spend } from '../domain/allowance.ts';
import { socketProblem } from './socket-problems.ts';

/** What a client may say, by event name. Answers what is added to `{ ok: true }`. */
export type Messages = Readonly<Record<string, (message: unknown) => Promise<object> | object>>;

type Acknowledge = (answer: object) => void;

type Settings = {
  messages: Messages;
  perSecond: number;
  clock: Clock;
  log: Resources['log'];
  close: (reason: SocketCloseReason, detail: string) => void;
};

/** Answers everything a socket says: known or not, well-formed or not, too much or not. */
export function answerMessages(socket: Socket, { messages, perSecond, clock, log, close }: Settings): void {
  let allowance = fullAllowance(perSecond, clock.now());

  function refuse(error: unknown, acknowledge: Acknowledge | undefined) {
    const body = socketProblem(error, socket.id, log);
    if (acknowledge) acknowledge({ ok: false, problem: body });
    else socket.emit('problem', body);
  }

  socket.onAny(async (name: string, ...said: unknown[]) => {
    const last = said.at(-1);
    const acknowledge = typeof last === 'function' ? (last as Acknowledge) : undefined;
    try {
      const spent = spend(allowance, perSecond, clock.now());
      allowance = spent.allowance;
      if (spent.answer === 'flood') return close('too_many', 'The socket sends too many messages.');
      if (spent.answer === 'refused') throw problem('rate_limited', 'Send fewer messages, then try again.');
      const handle = Object.hasOwn(messages, name) ? messages[name] : undefined;
      if (!handle) throw problem('not_found', `There is no message ${name.slice(0, 100)}.`);
      const answer = await handle(typeof said[0] === 'function' ? undefined : said[0]);
      acknowledge?.({ ok: true, ...answer });
    } catch (error) {
      refuse(error, acknowledge);
    }
  });
}
