import closeWithGrace from 'close-with-grace';
import { services, startPlatform } from 'deepiri-core-api';
import { createLogger, start } from 'deepiri-service-kit';

// The platform as `npm start` runs it, without the web app, and telling its ports to the test that started it.
start(async (env) => {
  const log = createLogger({ level: env['LOG_LEVEL'] ?? 'silent', name: 'crash', terminal: false });
  const platform = await startPlatform({ env, services, log, webRoot: 'none' });
  const told = { url: `http://127.0.0.1:${platform.port}`, ports: platform.ports };
  process.stdout.write(`listening ${JSON.stringify(told)}\n`);
  closeWithGrace({ delay: 4_500, logger: false }, () => platform.stop());
});
