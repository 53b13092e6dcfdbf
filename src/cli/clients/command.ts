/** `invoicectl clients add | list | revoke`, for clients of the convert API. Works whether or not the server runs. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { OpenClients } from '../../compose/clients.ts';
import { maxMegabytes, type Tier, tiers } from '../../server/clients/tiers.ts';
import { type CliContext, configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addSettings, completedBy, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { padEnd, plainText } from '../terminal/terminal-text.ts';
import { type Message, message } from '../../texts/message.ts';

interface Outcome {
  readonly facts: object;
  readonly lines: readonly Message[];
  /** A note for people, besides the result. */
  readonly note?: Message;
}

type Listed = Awaited<ReturnType<OpenClients['list']>>[number];

export const clients: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  const act = async (sub: Command, work: (clients: OpenClients) => Promise<Outcome>): Promise<void> => {
    await reportOutcome(sub, context, work);
    done(0);
  };

  const add = subcommand(command, context, 'add', label('command.clients.add'), 'add acme --tier basic');
  add.argument('<name>', label('argument.clientName')).addOption(tierOption(context));
  add.action((name: string, { tier }: { tier: Tier }) =>
    act(add, async (open) => {
      const made = await open.add(name, tier);
      const rows = [
        describe(made),
        message('clients.token', { token: made.token }),
        message('clients.apiKey', { key: made.apiKey }),
      ];
      const note = message('clients.keep', {});
      return { facts: { ...factsOf(made), token: made.token, apiKey: made.apiKey }, lines: rows, note };
    }),
  );

  const list = subcommand(command, context, 'list', label('command.clients.list'), 'list');
  list.action(() =>
    act(list, async (open) => {
      const all = await open.list();
      return { facts: { clients: all.map(factsOf) }, lines: all.map(describe) };
    }),
  );

  const revoke = subcommand(command, context, 'revoke', label('command.clients.revoke'), 'revoke acme');
  revoke.argument('<client>', label('argument.client')).action((nameOrId: string) =>
    act(revoke, async (open) => {
      const gone = await open.revoke(nameOrId);
      return { facts: factsOf(gone), lines: [describe(gone)] };
    }),
  );
};

function subcommand(command: Command, context: CliContext, name: string, about: string, example: string): Command {
  const sub = command.command(name).summary(about).description(about);
  addSettings(sub, context, ['data-dir', 'database', 'database-url-file']).addOption(textOrJson(context));
  addExamples(sub, context, [[`invoicectl clients ${example}`]]);
  return addCommonFlags(sub, context);
}

const tierSizes = tiers.map((tier) => `${tier} ${maxMegabytes[tier]} MB`).join(', ');

const tierOption = ({ wording }: CliContext): Option =>
  completedBy(tiers, new Option('--tier <TIER>', wording.text('option.tier', { sizes: tierSizes })))
    .argParser((given) => {
      const tier = tiers.find((one) => one === given);
      if (tier === undefined) throw new InvalidArgumentError(`Allowed: ${tiers.join(', ')}`);
      return tier;
    })
    .makeOptionMandatory();

const time = (ms: number): string => new Date(ms).toISOString();

const factsOf = ({ id, name, tier, createdMs, revokedMs }: Listed): object => ({
  id,
  name,
  tier,
  created: time(createdMs),
  revoked: revokedMs === null ? null : time(revokedMs),
});

function describe({ id, name, tier, createdMs, revokedMs }: Listed): Message {
  const values = { client: `${id}  ${padEnd(tier, 15)}  ${plainText(name)} `, created: time(createdMs) };
  return revokedMs === null
    ? message('clients.line', values)
    : message('clients.lineRevoked', { ...values, revoked: time(revokedMs) });
}

async function reportOutcome(
  sub: Command,
  context: CliContext,
  work: (clients: OpenClients) => Promise<Outcome>,
): Promise<void> {
  const { config } = await configure(sub, context);
  const { openClients } = await import('../../compose/clients.ts');
  const open = await openClients(config.serve);
  try {
    const { facts, lines, note } = await work(open);
    const asJson = sub.getOptionValue('format') === 'json';
    const text = lines.map((line) => `${context.wording.show(line)}\n`).join('');
    await streamSink(context.stdout).write(asJson ? jsonLine(facts) : text);
    if (note !== undefined && !asJson) context.log.note(note);
  } finally {
    await open.close();
  }
}
