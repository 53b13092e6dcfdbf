/** A new password: from a file, from a program, or typed twice on a terminal, which does not show it. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import { secretFrom } from '../../config/secret.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';

/** Rejects with `bad_request`, and with `cancelled` if the user interrupts. */
export async function newPassword(command: Command, context: CliContext): Promise<string> {
  const [file, program] = [given(command, 'passwordFile'), given(command, 'passwordCommand')];
  if (file !== undefined && program !== undefined) throw new Failure('bad_request', message('users.twoWays', {}));
  if (file !== undefined) return secretFrom({ setting: '--password-file', file });
  if (program !== undefined) return secretFrom({ setting: '--password-command', command: program });
  if (!context.stdin.isTTY)
    throw new Failure('bad_request', message('users.noTerminal', {}), {
      detail: message('users.givePassword', {}),
    });
  const { label } = context.wording;
  const [first, second] = await typed([label('users.password'), label('users.again')], context);
  if (first !== second) throw new Failure('bad_request', message('users.differ', {}));
  return first;
}

function given(command: Command, name: string): string | undefined {
  const value: unknown = command.getOptionValue(name);
  return typeof value === 'string' ? value : undefined;
}

/** The answers to two questions. What is typed is not shown, since readline itself echoes it, to nowhere. */
async function typed(
  questions: readonly [string, string],
  { stdin, stderr, interruption }: CliContext,
): Promise<readonly [string, string]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true, historySize: 0 });
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(new Failure('cancelled', message('failure.cancelled', {})));
    lines.once('SIGINT', stop);
    lines.once('close', stop);
    interruption.signal.addEventListener('abort', stop, { once: true });
  });
  const ask = async (question: string): Promise<string> => {
    stderr.write(question);
    const answer = new Promise<string>((resolve) => lines.question('', resolve));
    const line = await Promise.race([answer, stopped]);
    stderr.write('\n');
    return line;
  };
  try {
    return [await ask(questions[0]), await ask(questions[1])];
  } finally {
    // What closes the interface from here on is no interruption.
    stopped.catch(() => undefined);
    lines.close();
  }
}
