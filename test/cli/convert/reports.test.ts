import { describe, expect, it } from 'vitest';
import { conversionReporter } from '../../../src/cli/convert/report.ts';
import type { ConvertRecord, ReportForm } from '../../../src/cli/convert/reports/form.ts';
import { reportForm, reportForms } from '../../../src/cli/convert/reports/index.ts';
import { silent } from '../../../src/cli/convert/reports/silent.ts';
import { tally } from '../../../src/cli/summary.ts';
import type { Log } from '../../../src/cli/terminal/log.ts';
import { englishOf, type Message, message } from '../../../src/texts/message.ts';
import { englishWording, wordingIn } from '../../../src/texts/wording.ts';
import { warned } from '../../../src/domain/warned.ts';
import type { Sink } from '../../../src/cli/terminal/output.ts';

const converted: ConvertRecord = {
  source: { path: 'in/a.zip', member: 'b\u001b[2J.md' },
  status: 'ok',
  result: { path: 'b.pdf', bytes: 9 },
  report: {
    route: [{ engine: 'article', from: 'md', to: 'typ' }],
    fidelity: 'structure',
    ...warned([message('loss.charts', {})]),
  } as unknown as NonNullable<ConvertRecord['report']>,
  cached: false,
  elapsedMs: 5,
};
const failed: ConvertRecord = {
  source: { path: 'c.doc' },
  status: 'failed',
  failure: { kind: 'engine_unavailable', message: 'LibreOffice is missing', detail: 'Install it' },
  cached: false,
  elapsedMs: 1,
};

/** What a run with these two documents writes to standard output, and what it logs. */
async function report(form: ReportForm, wording = englishWording()) {
  let written = '';
  const logged: string[] = [];
  const sink = { write: async (text: string) => void (written += text) } as unknown as Sink;
  const log = {
    warn: (said: Message) => logged.push(`warning: ${wording.show(said)}`),
    error: ({ message }: Error) => logged.push(`error: ${message}`),
    note: (said: Message) => logged.push(englishOf(said)),
  } as unknown as Log;
  const reporter = conversionReporter({ form, flags: {} }, sink, log, wording);
  const counts = tally();
  let early = '';
  for (const record of [converted, failed]) {
    counts.add([record]);
    await reporter.add(record);
    early = written;
  }
  await reporter.end(counts.summary());
  return { written, early, logged };
}
const summary = expect.stringMatching(/^2 documents: 1 converted, 1 failed in /);
const named = (name: string): ReportForm => reportForm(name, false);

describe('the report on conversions', () => {
  it('as text has one line for each document, without control characters, and logs the warnings', async () => {
    const { written, logged } = await report(named('text'));
    expect(written).toBe(
      'ok       in/a.zip/b\\u001b[2J.md → b.pdf (article)\nfailed   c.doc: LibreOffice is missing. Install it\n',
    );
    expect(logged).toEqual([expect.stringMatching(/^warning: .*: Charts were left out$/), summary]);
  });

  it('as text is logged in the language of the user, also the warnings', async () => {
    const { logged } = await report(named('text'), await wordingIn('de'));
    expect(logged[0]).toMatch(/^warning: .*: Diagramme wurden weggelassen$/);
  });

  it('as NDJSON has one record on each line, and as JSON is one document with a summary; neither logs what it contains', async () => {
    const lines = await report(named('ndjson'));
    expect(
      lines.written
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([converted, failed]);
    const whole = await report(named('json'));
    expect(JSON.parse(whole.written)).toMatchObject({
      records: [converted, failed],
      summary: { documents: 2, ok: 1, failed: 1 },
    });
    expect([lines.logged, whole.logged]).toEqual([[summary], [summary]]);
  });

  it('is only logged if the converted document itself goes to standard output', async () => {
    const { written, logged } = await report(silent);
    expect(written).toBe('');
    expect(logged).toEqual([
      expect.stringMatching(/^warning: .*Charts were left out/),
      'error: c.doc: LibreOffice is missing',
      summary,
    ]);
  });

  it('writes nothing before the end unless its form declares that it writes as documents end', async () => {
    for (const form of reportForms) expect((await report(form)).early === '').toBe(form.writesAtEnd);
  });

  it('is text on a terminal and NDJSON elsewhere, unless a form is named', () => {
    expect([reportForm(undefined, true), reportForm(undefined, false)].map(({ name }) => name)).toEqual([
      'text',
      'ndjson',
    ]);
    expect(reportForm('json', true).name).toBe('json');
  });
});
