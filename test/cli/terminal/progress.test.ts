import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tally } from '../../../src/cli/summary.ts';
import { progress } from '../../../src/cli/terminal/progress.ts';
import { spinner } from '../../../src/cli/terminal/spinner.ts';
import { englishWording } from '../../../src/texts/wording.ts';

const wording = englishWording();

beforeEach(() => {
  vi.stubEnv('CI', undefined);
  vi.stubEnv('TERM', 'xterm');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

/** What a program sees of a terminal, or of a pipe. */
function terminal(isTTY: boolean, columns = 40) {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const control = (name: string) => () => stream.write(`<${name}>`);
  const controls = { cursorTo: control('to'), clearLine: control('clear'), moveCursor: control('up') };
  const made = Object.assign(stream, controls, { isTTY, columns, rows: 24 });
  return { stream: made as unknown as NodeJS.WriteStream, written: () => written };
}

it('shows one document as a spinner with its stage, and leaves no trace', async () => {
  const { stream, written } = terminal(true);
  const waiting = spinner(stream, 'Working', 0);
  await expect.poll(() => written()).toContain('Working');
  waiting.stage(`\u001b[2J${'long name '.repeat(9)}.pdf: recognising 1/3`);
  await expect.poll(() => written()).toContain('recognising 1/3');
  expect(written()).not.toContain('\u001b[2J');
  expect(written()).not.toContain('long name '.repeat(4));
  stream.write('a note\n');
  waiting.stop();
  expect(written()).toMatch(/<to><clear>a note\n/);
  expect(written()).toMatch(/<to><clear>[^⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]*$/);
});

it.each([
  ['once it is stopped', { term: 'xterm', columns: 40, stopped: true }],
  ['where the cursor cannot be moved', { term: 'dumb', columns: 40, stopped: false }],
  ['where the width is not known', { term: 'xterm', columns: 0, stopped: false }],
])('writes nothing %s', async (_case, { term, columns, stopped }) => {
  vi.stubEnv('TERM', term);
  vi.useFakeTimers();
  const { stream, written } = terminal(true, columns);
  const waiting = spinner(stream, 'Working', 100);
  await vi.advanceTimersByTimeAsync(99);
  if (stopped) waiting.stop();
  await vi.advanceTimersByTimeAsync(1);
  await vi.dynamicImportSettled();
  waiting.stop();
  expect(written()).toBe('');
});

it('shows several documents as a bar, unless results are streamed to the same terminal', async () => {
  const counted = terminal(true);
  const bar = await progress(counted.stream, { total: 3, shown: true, streams: false, wording });
  bar.update(tally().summary());
  bar.stop();
  expect(counted.written()).toContain('/3');
  const streamed = terminal(true);
  (await progress(streamed.stream, { total: 3, shown: true, streams: true, wording })).stop();
  expect(streamed.written()).toBe('');
});

it.each([1, 3])('shows nothing for %i documents in a pipe, or if progress is not wanted', async (total) => {
  vi.useFakeTimers();
  for (const { to, shown } of [
    { to: terminal(false), shown: true },
    { to: terminal(true), shown: false },
  ]) {
    const silent = await progress(to.stream, { total, shown, streams: false, wording });
    // A spinner would wait for its moment.
    expect(vi.getTimerCount()).toBe(0);
    silent.stage('reading');
    silent.update(tally().summary());
    silent.stop();
    expect(to.written()).toBe('');
  }
});
