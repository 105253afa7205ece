import { afterEach, beforeEach } from 'vitest';
import { serverStates } from './server.ts';

// For a test configuration's `setupFiles`: a server that died fails what comes next at once, instead of letting each client
// wait for it, and a test that fails, be it out of time, tells what its servers have to say.
beforeEach(() => {
  for (const { words, diedByItself } of serverStates()) {
    if (diedByItself) throw new Error(`a server that nobody has ended: ${words}`);
  }
});

afterEach(({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const { words } of serverStates()) process.stderr.write(`${task.name}: ${words}\n`);
});
