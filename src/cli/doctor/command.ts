/**
 * `invoicectl doctor`: what is installed, what is missing and what that costs. Exit code 6 if something necessary is
 * missing.
 */
import { styleText } from 'node:util';
import { examine, inEnglish } from './diagnosis.ts';
import { message } from '../../texts/message.ts';
import { configure, type DefineCommand, wantsColour } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { addCommonFlags, addExamples, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { displayWidth } from '../../texts/display-width.ts';
import { padEnd, plainText } from '../terminal/terminal-text.ts';

/** The word before a finding, and its colour. */
function markOf(ok: boolean, needed: boolean) {
  if (ok) return ['doctor.ok', 'green'] as const;
  return needed ? (['doctor.missing', 'red'] as const) : (['doctor.without', 'yellow'] as const);
}
const marks = ['doctor.ok', 'doctor.missing', 'doctor.without'] as const;

export const doctor: DefineCommand = (command, context, done) => {
  command.addOption(textOrJson(context));
  addExamples(command, context, [['invoicectl doctor'], ['invoicectl doctor -f json']]);
  addCommonFlags(command, context).action(async () => {
    const { config } = await configure(command, context);
    const findings = await examine(config, context.env);
    const healthy = findings.every(({ ok, needed }) => ok || !needed);
    const sink = streamSink(context.stdout);
    if (command.getOptionValue('format') === 'json')
      await sink.write(jsonLine({ healthy, findings: findings.map(inEnglish) }));
    else {
      const colour = wantsColour(context.stdout, command, context.env);
      const { label, show, text } = context.wording;
      const width = Math.max(...marks.map((mark) => displayWidth(label(mark)))) + 1;
      for (const { ok, needed, name, about, cost, remedy } of findings) {
        const [id, format] = markOf(ok, needed);
        const word = padEnd(label(id), width);
        const mark = colour ? styleText(format, word, { validateStream: false }) : word;
        const lost = ok ? about : message('doctor.costs', { about, cost });
        const said =
          ok || remedy === undefined ? show(lost) : text('failure.withAdvice', { why: lost, advice: remedy });
        await sink.write(`${mark} ${padEnd(name, 14)} ${plainText(said)}\n`);
      }
    }
    done(healthy ? 0 : exitCodes.engine_unavailable);
  });
};
