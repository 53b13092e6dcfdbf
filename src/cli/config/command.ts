/** `invoicectl config show | init | schema`. */
import { configJsonSchema, type Setting, settings } from '../../config/schema.ts';
import { shownAddress } from '../../domain/addresses.ts';
import { initialConfig } from '../../config/initial.ts';
import { originText } from '../../config/load.ts';
import type { Wording } from '../../texts/wording.ts';
import { configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addOut, addSettings, commonSettings, textOrJson } from '../flags.ts';
import { fileSink, streamSink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { displayWidth } from '../../texts/display-width.ts';
import { padEnd, plainText } from '../terminal/terminal-text.ts';
import { message } from '../../texts/message.ts';

const fileName = 'invoicectl.config.json';

export const config: DefineCommand = (command, context, done) => {
  const { label, text } = context.wording;
  const show = command.command('show').description(label('command.config.show'));
  // All flags are settings, so `show` prints the settings that a call with these flags would use.
  addSettings(
    show,
    context,
    settings.filter(({ name }) => !commonSettings.includes(name) && name !== 'format').map(({ name }) => name),
  );
  show.addOption(textOrJson(context));
  addExamples(show, context, [['invoicectl config show'], ['invoicectl config show --ocr never -f json']]);
  addCommonFlags(show, context).action(async () => {
    const { config: values, origins } = await configure(show, context);
    const rows = settings.map((setting) => {
      const value = shown(setting, Object.entries(values[setting.section]).find(([key]) => key === setting.key)?.[1]);
      return { setting: setting.path, value, origin: origins[setting.path] ?? 'default', environment: setting.env };
    });
    const sink = streamSink(context.stdout);
    if (show.getOptionValue('format') === 'json') await sink.write(jsonLine({ settings: rows }));
    else await sink.write(textOf(rows, context.wording));
    done(0);
  });

  const init = command.command('init').description(text('command.config.init', { file: fileName }));
  addOut(
    init.option('--force', label('option.force.file')),
    context,
    text('option.out.config', { file: fileName }),
    fileName,
  );
  addExamples(init, context, [['invoicectl config init']]);
  addCommonFlags(init, context).action(async () => {
    const { force, out } = init.opts<{ force?: boolean; out?: string }>();
    const sink = out === undefined ? streamSink(context.stdout) : await fileSink(out, { replace: force === true });
    await sink.write(initialConfig());
    await sink.finish();
    if (out !== undefined) context.log.note(message('export.wrote', { file: out }));
    done(0);
  });

  const schema = command.command('schema').description(label('command.config.schema'));
  addExamples(schema, context, [['invoicectl config schema > invoicectl.schema.json']]);
  addCommonFlags(schema, context).action(async () => {
    await streamSink(context.stdout).write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    done(0);
  });
};

function shown({ secret }: Setting, value: unknown): unknown {
  if (secret && value !== undefined) return '***';
  return typeof value === 'string' ? shownAddress(value) : (value ?? null);
}

function textOf(rows: readonly { setting: string; value: unknown; origin: string }[], { show }: Wording): string {
  const texts = rows.map(
    ({ setting, value, origin }) => [setting, plainText(readable(value)), plainText(show(originText(origin)))] as const,
  );
  const width = (column: 0 | 1): number => texts.reduce((most, row) => Math.max(most, displayWidth(row[column])), 0);
  const [first, second] = [width(0), width(1)];
  return texts
    .map(([setting, value, origin]) => `${padEnd(setting, first)}  ${padEnd(value, second)}  ${origin}\n`)
    .join('');
}

function readable(value: unknown): string {
  if (value === null) return '–';
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
