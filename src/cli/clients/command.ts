/** `invoicectl clients add | list | revoke`, for clients of the convert API. Works whether or not the server runs. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { OpenClients } from '../../compose/clients.ts';
import { maxMegabytes, type Tier, tiers } from '../../server/clients/tiers.ts';
import { type CliContext, configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addSettings, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { padEnd, plainText } from '../terminal/terminal-text.ts';

interface Outcome {
  readonly facts: object;
  readonly lines: readonly string[];
  /** A note for people, besides the result. */
  readonly note?: string;
}

type Listed = Awaited<ReturnType<OpenClients['list']>>[number];

export const clients: DefineCommand = (command, context, done) => {
  const act = async (sub: Command, work: (clients: OpenClients) => Promise<Outcome>): Promise<void> => {
    await reportOutcome(sub, context, work);
    done(0);
  };

  const add = subcommand(command, 'add', 'Add a client, and print its token and API key, which are shown only once');
  add.argument('<name>', 'Name of the client').addOption(tierOption());
  add.action((name: string, { tier }: { tier: Tier }) =>
    act(add, async (open) => {
      const made = await open.add(name, tier);
      const rows = [describe(made), `token    ${made.token}`, `API key  ${made.apiKey}`];
      const note = 'Keep both: only digests of them are stored, and they are not shown again';
      return { facts: { ...factsOf(made), token: made.token, apiKey: made.apiKey }, lines: rows, note };
    }),
  );

  const list = subcommand(command, 'list', 'List all clients, including revoked ones');
  list.action(() =>
    act(list, async (open) => {
      const all = await open.list();
      return { facts: { clients: all.map(factsOf) }, lines: all.map(describe) };
    }),
  );

  const revoke = subcommand(command, 'revoke', 'Revoke a client by its name or id');
  revoke.argument('<client>', 'Name or id').action((nameOrId: string) =>
    act(revoke, async (open) => {
      const gone = await open.revoke(nameOrId);
      return { facts: factsOf(gone), lines: [describe(gone)] };
    }),
  );
};

function subcommand(command: Command, name: string, about: string): Command {
  const sub = command.command(name).summary(about).description(about);
  addSettings(sub, ['data-dir', 'database']).addOption(textOrJson());
  return addCommonFlags(sub);
}

const tierOption = (): Option =>
  new Option(
    '--tier <TIER>',
    `Tier, which limits the size of files: one of ${tiers.join(', ')}; ${Object.values(maxMegabytes).join(', ')} MB`,
  )
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

function describe({ id, name, tier, createdMs, revokedMs }: Listed): string {
  const until = revokedMs === null ? '' : `, revoked ${time(revokedMs)}`;
  return `${id}  ${padEnd(tier, 15)}  ${plainText(name)}  (${time(createdMs)}${until})`;
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
    const text = lines.map((line) => `${line}\n`).join('');
    await streamSink(context.stdout).write(asJson ? jsonLine(facts) : text);
    if (note !== undefined && !asJson) context.log.note(note);
  } finally {
    await open.close();
  }
}
