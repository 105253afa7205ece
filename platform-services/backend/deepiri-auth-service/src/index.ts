import { defineService } from 'deepiri-service-kit';
import { createPasswords } from './commands/hash-passwords.ts';
import { createLimits } from './commands/limit-attempts.ts';
import type { Tools } from './commands/tools.ts';
import { readConfig } from './config.ts';
import { authSubscriptions } from './events/index.ts';
import { accessRoutes } from './routes/access.ts';
import { accountRoutes } from './routes/account.ts';
import { providerRoutes } from './routes/provider-sign-in.ts';
import { signingInRoutes } from './routes/signing-in.ts';
import { openCollections } from './store/collections.ts';
import { createGivenRing, openStoredRing } from './store/key-ring.ts';
import { createProvider } from './store/provider.ts';

/** Accounts, sessions, tokens and profiles. */
export const authService = defineService({
  name: 'auth-service',
  portOffset: 1,
  stores: ['documents', 'cache'],
  config: readConfig,
  async build({ documents, cache, clock, log }, config) {
    const collections = openCollections(documents);
    const { signingKeys, signingKeyDays, hashesAtOnce, limited } = config;
    const ring = await (signingKeys.length > 0
      ? createGivenRing(signingKeys)
      : openStoredRing(collections.keys, signingKeyDays, clock.now()));
    const passwords = await createPasswords(hashesAtOnce);
    const provider = config.provider && createProvider(config.provider);
    const limits = createLimits(cache, log, limited);
    const tools: Tools = { ...collections, log: documents.log, ring, passwords, limits, config };
    return {
      routes: [
        ...signingInRoutes(tools, config),
        ...accountRoutes(tools),
        ...accessRoutes(tools),
        ...providerRoutes(tools, config, provider),
      ],
      subscriptions: authSubscriptions(tools),
      jobs: [{ name: 'signing-keys', everySeconds: 300, run: ({ now }) => ring.renew(now) }],
    };
  },
});
