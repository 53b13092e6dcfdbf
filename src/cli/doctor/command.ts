/**
 * `invoicectl doctor`: what is installed, what is missing and what that costs. Exit code 6 if something necessary is
 * missing.
 */
import { styleText } from 'node:util';
import { examine } from './diagnosis.ts';
import { configure, type DefineCommand, wantsColour } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { addCommonFlags, addExamples, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { padEnd, plainText } from '../terminal/terminal-text.ts';

/** The word before a finding, and its colour. */
function markOf(ok: boolean, needed: boolean): readonly [word: string, format: 'green' | 'red' | 'yellow'] {
  if (ok) return ['ok', 'green'];
  return needed ? ['missing', 'red'] : ['without', 'yellow'];
}

export const doctor: DefineCommand = (command, context, done) => {
  command.addOption(textOrJson(context));
  addExamples(command, context, [['invoicectl doctor'], ['invoicectl doctor -f json']]);
  addCommonFlags(command, context).action(async () => {
    const { config } = await configure(command, context);
    const findings = await examine(config, context.env);
    const healthy = findings.every(({ ok, needed }) => ok || !needed);
    const sink = streamSink(context.stdout);
    if (command.getOptionValue('format') === 'json') await sink.write(jsonLine({ healthy, findings }));
    else {
      const colour = wantsColour(context.stdout, command, context.env);
      for (const { ok, needed, name, about, cost, remedy } of findings) {
        const [word, format] = markOf(ok, needed);
        const mark = colour ? styleText(format, padEnd(word, 8), { validateStream: false }) : padEnd(word, 8);
        const costs = ok ? '' : `; ${cost}${remedy === undefined ? '' : `. ${remedy}`}`;
        await sink.write(`${mark} ${padEnd(name, 14)} ${plainText(about + costs)}\n`);
      }
    }
    done(healthy ? 0 : exitCodes.engine_unavailable);
  });
};
