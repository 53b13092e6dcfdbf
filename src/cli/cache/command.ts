/** `invoicectl cache stats | clear | verify`. */
import type { Command } from 'commander';
import { cachePlace } from '../../compose/readers-and-merger.ts';
import { fileFailure } from '../../documents/file-failure.ts';
import type { CliContext, DefineCommand } from '../context.ts';
import { configure } from '../context.ts';
import type { LabelId } from '../../texts/message.ts';
import { addCommonFlags, addExamples, addSettings, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { plainText } from '../terminal/terminal-text.ts';
import { type Message, message } from '../../texts/message.ts';

type Act = (dir: string, maxBytes: number) => Promise<{ readonly facts: object; readonly said: Message }>;

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const acts: Readonly<Record<string, { readonly summary: LabelId; readonly act: Act }>> = {
  stats: {
    summary: 'command.cache.stats',
    async act(dir, maxBytes) {
      const { cacheStats } = await import('../../runtime/cache/cache.ts');
      const stats = await cacheStats(dir);
      const values = { folder: plainText(dir), entries: stats.entries };
      const sizes = { size: megabytes(stats.bytes), most: megabytes(maxBytes) };
      return { facts: { dir, ...stats, maxBytes }, said: message('cache.stats', { ...values, ...sizes }) };
    },
  },
  clear: {
    summary: 'command.cache.clear',
    async act(dir) {
      const { clearCache } = await import('../../runtime/cache/cache.ts');
      const removed = await clearCache(dir);
      return {
        facts: { dir, ...removed },
        said: message('cache.cleared', { entries: removed.entries, size: megabytes(removed.bytes) }),
      };
    },
  },
  verify: {
    summary: 'command.cache.verify',
    async act(dir) {
      const { verifyCache } = await import('../../runtime/cache/cache.ts');
      const { checked, corrupt } = await verifyCache(dir);
      return { facts: { dir, checked, corrupt }, said: message('cache.verified', { checked, corrupt }) };
    },
  },
};

export const cache: DefineCommand = (command, context, done) => {
  for (const [name, { summary, act }] of Object.entries(acts)) {
    const about = context.wording.label(summary);
    const sub = command.command(name).summary(about).description(about);
    addSettings(sub, context, ['cache-dir']).addOption(textOrJson(context));
    addExamples(sub, context, [[`invoicectl cache ${name}`]]);
    addCommonFlags(sub, context).action(async () => {
      await run(act, sub, context);
      done(0);
    });
  }
};

async function run(act: Act, command: Command, context: CliContext): Promise<void> {
  const { config } = await configure(command, context);
  const { dir, maxBytes } = cachePlace(config.cache);
  const { facts, said } = await act(dir, maxBytes).catch((error: unknown) => {
    throw fileFailure(error, dir, 'named.cache');
  });
  const asJson = command.getOptionValue('format') === 'json';
  await streamSink(context.stdout).write(asJson ? jsonLine(facts) : `${context.wording.show(said)}\n`);
}
