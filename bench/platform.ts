import closeWithGrace from 'close-with-grace';
import { services, startPlatform } from 'deepiri-core-api';
import { createLogger, start } from 'deepiri-service-kit';

// The platform without the web app. Says where the gateway and each service listen.
start(async (env) => {
  const log = createLogger({ level: 'error', name: 'bench', terminal: false });
  const platform = await startPlatform({ env, services, log, webRoot: 'none' });
  for (const [name, port] of Object.entries(platform.ports))
    process.stdout.write(`service ${name} http://127.0.0.1:${port}\n`);
  process.stdout.write(`listening http://127.0.0.1:${platform.port}\n`);
  closeWithGrace({ delay: 10_000, logger: false }, () => platform.stop());
});
