/** `invoicectl worker`: works on the tasks of servers until a signal stops it. Standard output stays empty. */
import { configure, type DefineCommand } from '../context.ts';
import { addCommonFlags, addExamples, addSettings, languageModelSettings, readingSettings } from '../flags.ts';

export const worker: DefineCommand = (command, context, done) => {
  addSettings(command, context, [
    'workers',
    'lanes',
    'health',
    'data-dir',
    'database',
    'database-url-file',
    'pool-size',
    'wait-seconds',
    'listen-url',
    'queue',
    'queue-url-file',
    'blobs',
    'blob-key-file',
    'disk-megabytes',
    'reserve-megabytes',
    'ttl-days',
    'stop-seconds',
    'tracing',
    ...readingSettings,
    ...languageModelSettings,
  ]);
  addExamples(command, context, [
    ['invoicectl worker --workers 4 --database-url-file /etc/invoicectl/database-url --blobs s3://invoices/prod'],
    ['invoicectl worker --lanes light,ocr --health 127.0.0.1:8001'],
  ]);
  addCommonFlags(command, context).action(async () => {
    const { config } = await configure(command, context);
    const { runWorker } = await import('./run.ts');
    done(await runWorker(config, command.parent?.version() ?? '', context));
  });
};
