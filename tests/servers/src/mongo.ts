import { globSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { built, tool } from './built.ts';
import { startServer, type TestServer } from './server.ts';

const here = join(import.meta.dirname, '..');

/** FerretDB 1 on SQLite files, written before each answer (what it has written survives its death, not that of the machine). */
export function startFerret(): Promise<TestServer> {
  return startServer({
    name: 'ferretdb',
    async command({ port, folder }) {
      const file = join(await builtFerret(), 'ferretdb');
      // Only why it died: the stacks of all its routines would push that out of its last words.
      return { file, args: [`127.0.0.1:${port}`, folder], env: { GOTRACEBACK: 'none' } };
    },
    url: (port) => `mongodb://127.0.0.1:${port}`,
    answers: answersPing,
  });
}

/** mongo-java-server on an H2 file, written before each answer as well. */
export function startMongoJava(): Promise<TestServer> {
  return startServer({
    name: 'mongo-java-server',
    async command({ port, folder }) {
      const classes = await builtMongoJava();
      const path = [join(classes, 'classes'), join(classes, 'lib', '*')].join(':');
      return { file: 'java', args: ['-Xmx256m', '-cp', path, 'Main', String(port), join(folder, 'data.h2')] };
    },
    url: (port) => `mongodb://127.0.0.1:${port}`,
    answers: answersPing,
  });
}

/** The folder with the program of FerretDB, which Go builds the first time. */
export function builtFerret(): Promise<string> {
  const folder = join(here, 'ferretdb');
  const sources = globSync('{*.go,go.*}', { cwd: folder }).sort();
  return built(
    'ferretdb',
    sources.map((source) => join(folder, source)),
    (into) => tool('go', ['build', '-o', join(into, 'ferretdb'), '.'], folder),
  );
}

/** The folder with the classes of mongo-java-server, which Maven makes the first time. */
export function builtMongoJava(): Promise<string> {
  const folder = join(here, 'mongo-java-server');
  const sources = ['pom.xml', 'src/main/java/Main.java'].map((source) => join(folder, source));
  return built('mongo-java-server', sources, (into) =>
    tool(
      'mvn',
      ['-q', '-B', `-Dfolder=${into}`, `-DoutputDirectory=${into}/lib`, 'compile', 'dependency:copy-dependencies'],
      folder,
    ),
  );
}

/** Whether a server of MongoDB's wire protocol answers `ping`: a message (2013) with one document. */
function answersPing(port: number): Promise<boolean> {
  const document = Buffer.from(
    '\u0000\u0000\u0000\u0000\u0010ping\u0000\u0001\u0000\u0000\u0000\u0002$db\u0000\u0006\u0000\u0000\u0000admin\u0000\u0000',
    'latin1',
  );
  document.writeInt32LE(document.length, 0);
  const header = Buffer.alloc(21);
  for (const [at, value] of [21 + document.length, 1, 0, 2013].entries()) header.writeInt32LE(value, at * 4);
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write(Buffer.concat([header, document])));
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.includes('ok\u0000'));
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(false));
  });
}
