/** The originals of a claim on sheets of paper, as merge places them: two on a sheet, exactly as they look. */
import { merger } from '../../compose/readers-and-merger.ts';
import type { Papers } from '../../claims/claim-exporter.ts';
import type { Expense } from '../../claims/expenses.ts';
import { paperArea } from '../../claims/sheet-size.ts';
import type { Config } from '../../config/schema.ts';
import { documents, type Intake } from '../../documents/intake.ts';
import { listInputs } from '../../documents/inputs.ts';
import type { RecordSource } from '../../domain/record.ts';
import { MergeOptions } from '../../merge/options.ts';
import { runTask } from '../../runtime/run.ts';
import { message } from '../../texts/message.ts';
import type { CliContext } from '../context.ts';
import { expectedOf, extractOptions, extractorSettings, intakeOptions } from '../reading.ts';
import { plainText } from '../terminal/terminal-text.ts';

/** Undefined if no original was found. Those that are missing or were changed since are named on standard error. */
export async function originalsOf(
  expenses: readonly Expense[],
  config: Config,
  context: CliContext,
): Promise<Papers | undefined> {
  const wanted = new Map(expenses.map(({ source }) => [keyOf(source), nameOf(source)] as const));
  // A record of standard input has no file.
  const paths = [...new Set(expenses.map(({ source }) => source.path))].filter((path) => path !== '-');
  const inputs = (await listInputs(paths, { recursive: false, stdin: context.stdin, note: context.log.detail })).filter(
    (input) => !('failure' in input),
  );
  const chunks: Uint8Array[] = [];
  const merging = await merger({ ...(await extractorSettings(config, context)), producer: 'invoicectl' });
  try {
    const { sheets } = await runTask(
      merging.task,
      {
        intakes: only(wanted, documents(inputs, intakeOptions(config, context))),
        expected: expectedOf(inputs),
        options: MergeOptions.parse({
          paper: `${paperArea.width}x${paperArea.height}mm`,
          orientation: 'portrait',
          margin: 4,
          gap: 4,
        }),
        extract: extractOptions(config),
        sink: { write: async (chunk) => void chunks.push(Buffer.from(chunk)) },
      },
      { signal: context.interruption.signal, progress: () => undefined },
    );
    return sheets === null || sheets === 0 ? undefined : { pdf: Buffer.concat(chunks), sheets };
  } finally {
    await merging.close();
    for (const name of wanted.values()) context.log.warn(message('claim.noOriginal', { file: plainText(name) }));
  }
}

type Original = Pick<RecordSource, 'path' | 'member' | 'sha256'>;

const keyOf = ({ path, member, sha256 }: Original): string => JSON.stringify([path, member ?? null, sha256]);

const nameOf = ({ path, member }: Original): string => (member === undefined ? path : `${path}/${member}`);

/** The documents that are claimed, each once and byte for byte as they were read. They are taken from `wanted`. */
async function* only(wanted: Map<string, string>, intakes: AsyncIterable<Intake>): AsyncGenerator<Intake> {
  for await (const intake of intakes) {
    if (!('failure' in intake) && wanted.delete(keyOf(intake))) yield intake;
  }
}
