import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipCompress } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzip = promisify(gzipCompress);
const STAMP = 'dist/.built-from';

/** Whether the web app must be built: its sources are not those of the last build. @returns the fingerprint to keep, or undefined */
async function staleFingerprint(folder: string, sdkFolder: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  for (const root of [folder, sdkFolder]) {
    const files: string[] = [];
    for await (const file of glob(['src/**/*', 'public/**/*', 'index.html', 'vite*.ts', 'package.json'], {
      cwd: root,
    }))
      files.push(file);
    const facts = await Promise.all(
      files.sort().map(async (file) => {
        const { size, mtimeMs, isFile } = await stat(join(root, file)).then((found) => ({
          ...found,
          isFile: found.isFile(),
        }));
        return isFile ? `${file} ${size} ${Math.round(mtimeMs)}` : '';
      }),
    );
    hash.update(facts.join('\n'));
  }
  const fingerprint = hash.digest('hex');
  const built =
    existsSync(join(folder, 'dist/index.html')) && (await readFile(join(folder, STAMP), 'utf8').catch(() => ''));
  return built === fingerprint ? undefined : fingerprint;
}

/**
 * Builds the web app when its sources have changed since the last time.
 * @param say tells the person who waits
 * @returns the folder to serve
 * @throws Error with the end of the build's output when it fails
 */
export async function ensureWebApp(repository: string, say: (line: string) => void): Promise<string> {
  const folder = join(repository, 'deepiri-web-frontend');
  const fingerprint = await staleFingerprint(folder, join(repository, 'deepiri-sdk'));
  if (fingerprint) {
    say('Building the web app (only when it has changed) …');
    await build(folder);
    await compressAssets(join(folder, 'dist'));
    await writeFile(join(folder, STAMP), fingerprint);
  }
  return join(folder, 'dist');
}

/** Puts a Brotli and a gzip twin beside each text file, so that nothing is compressed per request. */
async function compressAssets(root: string): Promise<void> {
  const files: string[] = [];
  for await (const file of glob('**/*.{js,css,html,svg,webmanifest}', { cwd: root })) files.push(join(root, file));
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(file);
      await Promise.all([
        brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).then((small) =>
          writeFile(`${file}.br`, small),
        ),
        gzip(content, { level: constants.Z_BEST_COMPRESSION }).then((small) => writeFile(`${file}.gz`, small)),
      ]);
    }),
  );
}

async function build(folder: string): Promise<void> {
  const require = createRequire(join(folder, 'package.json'));
  const vite = join(require.resolve('vite/package.json'), '../bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: folder,
    // Whatever this process is, such as a test: what is served is what people get.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) throw new Error(`the web app could not be built:\n${output.slice(-4_000)}`);
}
