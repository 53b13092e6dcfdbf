/** `invoicectl serve`: runs until a signal stops it. Standard output stays empty; the log goes to standard error. */
import { setFlagsFromString } from 'node:v8';
import { settings } from '../../config/schema.ts';
import { configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addSettings } from '../flags.ts';

export const serve: DefineCommand = (command, context, done) => {
  addSettings(command, [
    ...settings.filter(({ section, secret }) => section === 'serve' && !secret).map(({ name }) => name),
    'api-token',
    'timeout',
    'cache',
    'ocr',
    'ocr-engine',
    'ocr-lang',
    'max-pages',
    'templates',
    'llm',
    'llm-base-url',
    'llm-model',
    'llm-key-file',
  ]);
  addCommonFlags(command).action(async () => {
    // Read once, before anything is read from the disk. Pictures being decoded take these threads for as long as it lasts:
    // with the four that there are by default, files and addresses wait for them.
    process.env['UV_THREADPOOL_SIZE'] ??= '16';
    // While the program is loaded the heap's young generation would grow to 64 MB, and keep them: measured, 16 MB of the
    // process that no request needs. Set back once it listens, before there are other threads.
    setFlagsFromString('--semi-space-growth-factor=1');
    const { config } = await configure(command, context);
    const { runServe } = await import('./run.ts');
    done(await runServe(config, command.parent?.version() ?? '', context));
  });
};
