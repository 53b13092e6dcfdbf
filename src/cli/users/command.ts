/** `invoicectl users add | list | remove | password`, for people who use the browser app. Works whether or not the server runs. */
import type { Command } from 'commander';
import type { OpenUsers } from '../../compose/users.ts';
import { type CliContext, configure, type DefineCommand } from '../context.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { addCommonFlags, addExamples, addSettings, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { plainText } from '../terminal/terminal-text.ts';
import { newPassword } from './new-password.ts';

interface Outcome {
  readonly facts: object;
  readonly lines: readonly string[];
}

type Listed = Awaited<ReturnType<OpenUsers['list']>>[number];

export const users: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  const act = async (sub: Command, work: (users: OpenUsers) => Promise<Outcome>): Promise<void> => {
    await reportOutcome(sub, context, work);
    done(0);
  };

  const add = subcommand(command, context, 'add', label('command.users.add'), 'add 张三');
  addPasswordFlags(add.argument('<name>', label('argument.userName')), context).action((name: string) =>
    act(add, async (open) => {
      const user = await open.add(name, await newPassword(add, context));
      return { facts: factsOf(user), lines: [context.wording.text('users.added', { name: plainText(user.name) })] };
    }),
  );

  const list = subcommand(command, context, 'list', label('command.users.list'), 'list');
  list.action(() =>
    act(list, async (open) => {
      const all = await open.list();
      return { facts: { users: all.map(factsOf) }, lines: all.map(describe) };
    }),
  );

  const remove = subcommand(command, context, 'remove', label('command.users.remove'), 'remove 张三');
  remove.argument('<name>', label('argument.userName')).action((name: string) =>
    act(remove, async (open) => {
      const gone = await open.remove(name);
      return { facts: factsOf(gone), lines: [context.wording.text('users.removed', { name: plainText(gone.name) })] };
    }),
  );

  const password = subcommand(command, context, 'password', label('command.users.password'), 'password 张三');
  addPasswordFlags(password.argument('<name>', label('argument.userName')), context).action((name: string) =>
    act(password, async (open) => {
      const user = await open.setPassword(name, await newPassword(password, context));
      return { facts: factsOf(user), lines: [context.wording.text('users.changed', { name: plainText(user.name) })] };
    }),
  );
};

function subcommand(command: Command, context: CliContext, name: string, about: string, example: string): Command {
  const sub = command.command(name).summary(about).description(about);
  addSettings(sub, context, ['data-dir', 'database', 'database-url-file']).addOption(textOrJson(context));
  addExamples(sub, context, [[`invoicectl users ${example}`]]);
  return addCommonFlags(sub, context);
}

const addPasswordFlags = (command: Command, { wording }: CliContext): Command =>
  command
    .option('--password-file <FILE>', wording.label('option.newPasswordFile'))
    .option('--password-command <COMMAND>', wording.label('option.newPasswordCommand'));

const time = (ms: number): string => new Date(ms).toISOString();

const factsOf = ({ name, createdMs }: Listed): object => ({ name, created: time(createdMs) });
const describe = ({ name, createdMs }: Listed): string => `${time(createdMs)}  ${plainText(name)}`;

async function reportOutcome(
  sub: Command,
  context: CliContext,
  work: (users: OpenUsers) => Promise<Outcome>,
): Promise<void> {
  const { config } = await configure(sub, context);
  const { openUsers } = await import('../../compose/users.ts');
  const open = await openUsers(config.serve);
  try {
    const { facts, lines } = await work(open);
    const asJson = sub.getOptionValue('format') === 'json';
    const text = lines.map((line) => `${line}\n`).join('');
    await streamSink(context.stdout).write(asJson ? jsonLine(facts) : text);
  } finally {
    await open.close();
  }
}
