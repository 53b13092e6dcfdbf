/** Secrets that are neither on the command line nor in the configuration: in a file, or printed by a program. */
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';

/** Where a secret is. `setting` is the flag that said so, for messages. */
export type SecretSource =
  { readonly setting: string; readonly file: string } | { readonly setting: string; readonly command: string };

const maxBytes = 8192;
const deadlineMs = 30_000;

/** The first line. Rejects with `bad_request`; a message never contains the secret. */
export async function secretFrom(source: SecretSource): Promise<string> {
  const text = 'file' in source ? await textOfFile(source) : await textOfCommand(source);
  const [secret = ''] = text.split(/\r?\n/, 1);
  if (secret === '')
    throw new Failure('bad_request', message('secret.firstLine', { setting: source.setting }), {
      detail: message('advice.secretLine', {}),
    });
  return secret;
}

async function textOfFile({ setting, file }: { readonly setting: string; readonly file: string }): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new Failure('bad_request', message('secret.large', { setting, file }));
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure('bad_request', message('secret.unread', { setting, file }), { cause });
  }
}

function textOfCommand({ setting, command }: { readonly setting: string; readonly command: string }): Promise<string> {
  const [program, ...words] = wordsOf(command, setting);
  if (program === undefined) throw new Failure('bad_request', message('secret.empty', { setting }));
  return new Promise((resolve, reject) => {
    const options = { timeout: deadlineMs, maxBuffer: maxBytes, windowsHide: true, shell: false } as const;
    const child = execFile(program, words, options, (error, output) => {
      if (!error) {
        resolve(output);
        return;
      }
      const { code, killed } = error;
      const why = killed
        ? message('secret.slow', { seconds: deadlineMs / 1000 })
        : message('secret.failed', { code: String(code ?? 'killed') });
      // The error of Node contains the whole command and what it printed, which may be secret.
      reject(new Failure('bad_request', message('secret.noOutput', { setting, program, why })));
    });
    child.stdin?.end();
  });
}

/**
 * The words of a command line: divided at blanks, except inside single or double quotes. Nothing else has a meaning, since
 * no shell sees it. Throws `bad_request` for a quote that is not closed.
 */
export function wordsOf(command: string, setting: string): readonly string[] {
  const words: string[] = [];
  let rest = command.trim();
  while (rest !== '') {
    const [whole = '', word = ''] = /^((?:[^\s"']+|"[^"]*"|'[^']*')+)\s*/.exec(rest) ?? [];
    if (whole === '') throw new Failure('bad_request', message('secret.quote', { setting }));
    words.push(word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
    rest = rest.slice(whole.length);
  }
  return words;
}
