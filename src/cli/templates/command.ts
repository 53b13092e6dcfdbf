/** `invoicectl templates new | check | list`: the user's own rules for the documents of certain issuers. */
import type { Command } from 'commander';
import { documents } from '../../documents/intake.ts';
import { listInputs } from '../../documents/inputs.ts';
import type { SourceDocument } from '../../domain/document.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure, saidBy } from '../../domain/failure.ts';
import type { ExtractOptions } from '../../extract/options.ts';
import type { ExtractServices } from '../../extract/pipeline.ts';
import type { NamedTemplate } from '../../extract/templates/schema.ts';
import { message } from '../../texts/message.ts';
import { type CliContext, configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addOut, addSettings, passwordSettings, textOrJson } from '../flags.ts';
import { fileSink, streamSink } from '../terminal/output.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { padEnd, plainText } from '../terminal/terminal-text.ts';
import { statIfThere } from '../../documents/stat-if-there.ts';

export const templates: DefineCommand = (command, context, done) => {
  const { label } = context.wording;
  const add = command.command('new').description(label('command.templates.new'));
  add.argument('<sample>', label('argument.sample'));
  addOut(add, context, label('option.out.template')).option('--force', label('option.force.file'));
  addSettings(add, context, ['ocr', 'ocr-engine', 'ocr-lang', 'max-pages', ...passwordSettings]);
  addExamples(add, context, [['invoicectl templates new sample.pdf -o templates/acme.yml']]);
  addCommonFlags(add, context).action(async (sample: string) => {
    const yaml = await draftOf(sample, add, context);
    const { out, force } = add.opts<{ out?: string; force?: boolean }>();
    const sink = out === undefined ? streamSink(context.stdout) : await fileSink(out, { replace: force === true });
    await sink.write(yaml);
    await sink.finish();
    if (out !== undefined) context.log.note(message('export.wrote', { file: out }));
    done(0);
  });

  const check = command.command('check').description(label('command.templates.check'));
  check.argument('[files...]', label('argument.templates'));
  check.option('--try <folder>', label('option.try'));
  addSettings(check, context, ['templates', 'ocr', 'ocr-engine', 'ocr-lang', 'max-pages', ...passwordSettings]);
  addExamples(check, context, [['invoicectl templates check templates/ --try invoices/']]);
  addCommonFlags(check, context).action(async (files: string[]) => {
    done(await checkAll(files, check, context));
  });

  const list = command.command('list').description(label('command.templates.list'));
  addSettings(list, context, ['templates']).addOption(textOrJson(context));
  addExamples(list, context, [['invoicectl templates list --templates templates/']]);
  addCommonFlags(list, context).action(async () => {
    await listAll(list, context);
    done(0);
  });
};

async function draftOf(sample: string, command: Command, context: CliContext): Promise<string> {
  const { config } = await configure(command, context);
  const { draftFrom } = await import('../../extract/templates/draft-from.ts');
  return withReader(config.extract, context, async (options, services) =>
    draftFrom(await documentAt(sample, context), options, services),
  );
}

/** Calls `read` with the options of extract and the OCR engine that they name, and closes the engine afterwards. */
async function withReader<Result>(
  { ocr, ocrEngine, ocrLanguages, maxPages, password }: ExtractOptions,
  context: CliContext,
  read: (options: ExtractOptions, services: ExtractServices) => Promise<Result>,
): Promise<Result> {
  const { ocrEngine: engineOf } = await import('../../ocr/index.ts');
  const engine = engineOf(ocrEngine);
  try {
    return await read(
      { ocr, ocrEngine, ocrLanguages, maxPages, explain: false, ...definedOnly({ password }) },
      { ocr: engine, signal: context.interruption.signal },
    );
  } finally {
    await engine.close();
  }
}

/** The sample, or its first document if it is an archive. */
async function documentAt(sample: string, { stdin, log }: CliContext): Promise<SourceDocument> {
  const inputs = await listInputs([sample], { recursive: false, stdin, note: log.detail });
  for await (const intake of documents(inputs, { stdin, note: log.detail })) {
    if ('failure' in intake) throw intake.failure;
    return intake;
  }
  throw new Failure('not_found', message('template.noDocument', { path: sample }));
}

/** All documents of the folder. One that cannot be read is reported and left out. */
async function* documentsIn(folder: string, { stdin, log }: CliContext): AsyncGenerator<SourceDocument> {
  const inputs = await listInputs([folder], { recursive: false, stdin, note: log.detail });
  for await (const intake of documents(inputs, { stdin, note: log.detail })) {
    if ('failure' in intake) log.note(saidBy(intake.failure));
    else yield intake;
  }
}

function folderOf(templates: string | undefined): string {
  if (templates !== undefined) return templates;
  throw new Failure('bad_request', message('template.noFolder', {}), {
    detail: message('advice.nameTemplates', {}),
  });
}

/** Checks every file, even after one is wrong. */
async function checkAll(files: readonly string[], command: Command, context: CliContext): Promise<number> {
  const { config } = await configure(command, context);
  const { loadTemplate, templateFiles } = await import('../../extract/templates/load.ts');
  const checked = files.length > 0 ? [] : await templateFiles(folderOf(config.extract.templates));
  for (const path of files)
    checked.push(...((await statIfThere(path))?.isDirectory() ? await templateFiles(path) : [path]));
  const sink = streamSink(context.stdout);
  let wrong = 0;
  const loaded: NamedTemplate[] = [];
  for (const file of checked) {
    try {
      const { template } = await loadTemplate(file);
      loaded.push({ name: file, template });
      const said = context.wording.text(template.confirmed ? 'template.ok' : 'template.okDraft', {
        file: plainText(file),
      });
      await sink.write(`${said}\n`);
    } catch (error) {
      const failure = Failure.from(error);
      if (!['bad_request', 'not_found', 'forbidden'].includes(failure.kind)) throw failure;
      wrong++;
      const faults = failure.faults.length > 0 ? failure.faults : [saidBy(failure)];
      for (const fault of faults) await sink.write(`${plainText(context.wording.show(fault))}\n`);
    }
  }
  const { try: folder } = command.opts<{ try?: string }>();
  if (folder !== undefined && loaded.length > 0) {
    const { reportTrials } = await import('./trial-report.ts');
    const { tryTemplates } = await import('../../extract/templates/trial.ts');
    const trials = await withReader(config.extract, context, (options, services) =>
      tryTemplates(loaded, documentsIn(folder, context), options, services),
    );
    for (const line of reportTrials(trials, context.wording)) await sink.write(`${plainText(line)}\n`);
  }
  if (wrong === 0) return 0;
  throw new Failure('bad_request', message('template.unusable', { wrong, checked: checked.length }));
}

async function listAll(command: Command, context: CliContext): Promise<void> {
  const { config } = await configure(command, context);
  const { loadTemplates } = await import('../../extract/templates/load.ts');
  const loaded = await loadTemplates(folderOf(config.extract.templates));
  const sorted = loaded.templates.toSorted((a, b) => b.template.priority - a.template.priority);
  const rows = sorted.map(({ name, template: { issuer, priority, keywords, fields } }) => {
    return { name, issuer, priority, keywords, fields: Object.keys(fields) };
  });
  const sink = streamSink(context.stdout);
  if (command.getOptionValue('format') === 'json') return sink.write(jsonLine({ templates: rows }));
  for (const { name, issuer, keywords } of rows) {
    await sink.write(
      `${padEnd(plainText(name), 24)}  ${plainText(issuer ?? context.wording.label('template.noIssuer'))}  (${plainText(keywords.join(', '))})\n`,
    );
  }
}
