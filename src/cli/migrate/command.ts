/** `invoicectl migrate [--check]`, for a server whose user may not change the tables in PostgreSQL. */
import { definedOnly } from '../../domain/defined-only.ts';
import { configure, type DefineCommand } from '../context.ts';
import { jsonLine } from '../extract/reporters/ndjson.ts';
import { addCommonFlags, addExamples, addSettings, textOrJson } from '../flags.ts';
import { streamSink } from '../terminal/output.ts';
import { plainText } from '../terminal/terminal-text.ts';

export const migrate: DefineCommand = (command, context, done) => {
  addSettings(command, context, ['database', 'database-url-file', 'queue', 'queue-url-file'])
    .option('--check', context.wording.label('option.migrate.check'))
    .addOption(textOrJson(context));
  addExamples(command, context, [
    ['invoicectl migrate --database-url-file /etc/invoicectl/database-url'],
    ['invoicectl migrate --check'],
  ]);
  addCommonFlags(command, context).action(async () => {
    const { config } = await configure(command, context);
    const { migrateDatabase } = await import('../../compose/migrate.ts');
    const { database, queue } = await migrateDatabase(
      config.serve,
      command.getOptionValue('check') === true ? 'check' : 'update',
    );
    const asJson = command.getOptionValue('format') === 'json';
    const lines = [database, ...(queue === undefined ? [] : [queue])].map(
      (address) => `${context.wording.text('migrate.upToDate', { database: plainText(address) })}\n`,
    );
    const facts = { database, ...definedOnly({ queue }), upToDate: true };
    await streamSink(context.stdout).write(asJson ? jsonLine(facts) : lines.join(''));
    done(0);
  });
};
