/** `invoicectl serve`: runs until a signal stops it. Standard output stays empty; the log goes to standard error. */
import { setFlagsFromString } from 'node:v8';
import { settings } from '../../config/schema.ts';
import { configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addSettings, languageModelSettings, readingSettings } from '../flags.ts';

export const serve: DefineCommand = (command, context, done) => {
  addSettings(command, context, [
    ...settings.filter(({ section, secret }) => section === 'serve' && !secret).map(({ name }) => name),
    'api-token',
    ...readingSettings,
    ...languageModelSettings,
  ]);
  addExamples(command, context, [
    ['invoicectl serve --port 8000 --data-dir /var/lib/invoicectl'],
    ['invoicectl serve --host 0.0.0.0 --public-url https://invoices.example.com --log-format json'],
  ]);
  addCommonFlags(command, context).action(async () => {
    // Node reads this once, before the first file is read. Decoding pictures occupies these threads, and with the default of
    // four, files and host names would have to wait for them.
    process.env['UV_THREADPOOL_SIZE'] ??= '16';
    // While the program is loaded, the young generation of the heap would grow to 64 MB and stay so. Measured: 16 MB of the
    // process that no request needs. It is reset once the server listens, before there are other threads.
    setFlagsFromString('--semi-space-growth-factor=1');
    const { config } = await configure(command, context);
    const { runServe } = await import('./run.ts');
    done(await runServe(config, command.parent?.version() ?? '', context));
  });
};
