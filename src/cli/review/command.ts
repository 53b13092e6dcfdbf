/** `invoicectl review`: a page for reviewing documents, which ends with the page or with Ctrl+C. */
import { configure, type DefineCommand } from '../context.ts';
import { usualOverlay } from '../corrections/names.ts';
import { addCommonFlags, addExamples, addSettings, readingSettings } from '../flags.ts';
import type { ReviewFlags } from './run.ts';

export const review: DefineCommand = (command, context, done) => {
  const { label, text } = context.wording;
  command
    .argument('<paths...>', label('argument.reviewPaths'))
    .option('-r, --recursive', label('option.recursive'))
    .option('--corrections <FILE>', text('option.corrections.review', { file: usualOverlay }))
    .option('--no-open', label('option.noOpen'));
  addSettings(command, context, readingSettings);
  addExamples(command, context, [
    ['invoicectl review invoices/', 'example.review'],
    ['invoicectl review may.ndjson', 'example.review.records'],
  ]);
  addCommonFlags(command, context).action(async (paths: string[]) => {
    const { config } = await configure(command, context);
    const { runReview } = await import('./run.ts');
    done(await runReview(paths, command.opts<ReviewFlags>(), config, command.parent?.version() ?? '', context));
  });
};
