/** `invoicectl report`: a page about records, for people. */
import { Option } from 'commander';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { configure, type DefineCommand } from '../context.ts';
import type { ReportFlags } from './run.ts';
import { addCommonFlags, addExamples, addOut, addSettings } from '../flags.ts';

const usualPictures = 100;
const mostPictures = 2000;

function pictureCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > mostPictures)
    throw new Failure('bad_request', message('report.badPictures', { text, most: mostPictures }));
  return count;
}

export const report: DefineCommand = (command, context, done) => {
  const { label, text } = context.wording;
  command.argument('<records...>', label('argument.records'));
  addOut(command, context, label('option.out.report'))
    .option('--force', label('option.force.output'))
    .option('--title <TEXT>', label('option.reportTitle'))
    .addOption(
      new Option('--pictures <N>', text('option.pictures', { default: usualPictures }))
        .argParser(pictureCount)
        .default(usualPictures),
    );
  addSettings(command, context, ['timeout', 'cache', 'password']);
  addExamples(command, context, [
    ['invoicectl report may.ndjson -o may.html', 'example.report'],
    ['invoicectl report q1/*.ndjson --pictures 0 -o q1.html', 'example.report.bare'],
  ]);
  addCommonFlags(command, context).action(async (files: string[]) => {
    const { config } = await configure(command, context);
    const { runReport } = await import('./run.ts');
    done(await runReport(files, command.opts<ReportFlags>(), config, context));
  });
};
