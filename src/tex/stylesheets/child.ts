/**
 * Runs stylesheets in a separate process: no secrets in its environment, no files except its own modules, no network.
 *
 * It reads one job from standard input and writes one answer to standard output, both JSON. Its parent kills it at the deadline.
 * If the parent was killed, it ends a little later by itself, even when a stylesheet never ends.
 */
import dgram from 'node:dgram';
import net from 'node:net';
import { runInThisContext } from 'node:vm';
import type { StylesheetAnswer, StylesheetJob, TimedStylesheetJob } from './job.ts';

/** Node's permission model forbids files; sockets are forbidden here. */
function closeNetwork(): void {
  const refuse = (): never => {
    throw new Error('Stylesheets have no network');
  };
  Object.assign(net.Socket.prototype, { connect: refuse });
  Object.assign(net.Server.prototype, { listen: refuse });
  Object.assign(dgram.Socket.prototype, { bind: refuse, send: refuse, connect: refuse });
  globalThis.fetch = refuse;
}

async function read(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** fn:transform compiles from source; otherwise saxon-js needs exports of the separate package xslt3. */
const transform = (options: string): string => `transform(map{${options}})?output`;

type Saxon = (typeof import('saxon-js'))['default'];

function run(saxon: Saxon, job: StylesheetJob): StylesheetAnswer {
  const evaluate = (
    stage: StylesheetAnswer['stage'],
    xpath: string,
    params: Readonly<Record<string, unknown>>,
  ): string => {
    try {
      return String(saxon.XPath.evaluate(xpath, null, { params }));
    } catch (error) {
      throw Object.assign(new Error(error instanceof Error ? error.message : String(error)), { stage });
    }
  };
  let hub = job.hub;
  if (job.customXsl !== undefined) {
    hub = evaluate(
      'custom-xsl',
      transform(
        `'stylesheet-text':$xsl,'source-node':parse-xml($hub),'delivery-format':'serialized','serialization-params':map{'method':'xml','omit-xml-declaration':true()}`,
      ),
      {
        xsl: job.customXsl,
        hub,
      },
    );
  }
  const known = job.compiled;
  const stylesheet =
    known?.stylesheet ??
    evaluate(
      'conf',
      transform(
        `'stylesheet-text':$xsl,'source-node':parse-xml($conf),'delivery-format':'serialized','stylesheet-params':map{QName('','builtin'):parse-xml($builtin),QName('','base'):parse-xml($base)}`,
      ),
      { xsl: job.compiler, conf: job.conf, builtin: job.builtinConf, base: job.base },
    );
  const exports = watchExports(saxon);
  const [option, text] = known ? ['package-text', known.exported] : ['stylesheet-text', stylesheet];
  const result = evaluate(
    'conf',
    transform(`'${option}':$text,'source-node':parse-xml($hub),'delivery-format':'serialized'`),
    { text, hub },
  );
  const exported = known?.exported ?? exports();
  const { tex, files } = JSON.parse(result) as { tex: string; files: readonly { href: string; text: string }[] };
  return { stage: 'done', hub, compiled: { stylesheet, exported }, tex, files };
}

/** saxon-js does not return a compiled stylesheet, so it is intercepted on its way to where it runs. */
function watchExports(saxon: Saxon): () => string {
  const { sefToJSON } = saxon.XPath;
  let last = '';
  saxon.XPath.sefToJSON = (compiled) => {
    const exported = sefToJSON(compiled);
    last = JSON.stringify(exported, (key, value: unknown) => (key === 'parentNode' ? undefined : value));
    return exported;
  };
  return () => last;
}

closeNetwork();
const { endsAfterMs, ...job } = JSON.parse(await read()) as TimedStylesheetJob;
const { default: saxon } = await import('saxon-js');
// xsl:message writes to the console, but standard output is reserved for the answer.
console.log = console.error;
let answer: StylesheetAnswer | undefined;
try {
  // A timer in another thread, which an endless loop cannot block.
  Object.assign(globalThis, { work: () => (answer = run(saxon, job)) });
  runInThisContext('work()', { timeout: endsAfterMs });
} catch (error) {
  const stage = error instanceof Error && 'stage' in error && error.stage === 'custom-xsl' ? 'custom-xsl' : 'conf';
  answer = { stage, message: error instanceof Error ? error.message : String(error) };
}
process.stdout.write(JSON.stringify(answer));
