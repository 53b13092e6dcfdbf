/** Progress for people: a bar on standard error, only where that is a terminal. */
import type { SingleBar } from 'cli-progress';
import type { Summary } from '../summary.ts';
import { fitMiddle, plainText } from './terminal-text.ts';

export interface Progress {
  /** After each document. */
  update(summary: Summary): void;
  /** The stage of the current document. */
  stage(text: string): void;
  stop(): void;
}

const silent: Progress = { update: () => undefined, stage: () => undefined, stop: () => undefined };

/** `total`: documents expected; more may come. */
export async function progressBar(stream: NodeJS.WriteStream, total: number, shown: boolean): Promise<Progress> {
  if (!shown || !stream.isTTY || total < 2) return silent;
  const { default: cliProgress } = await import('cli-progress');
  const bar: SingleBar = new cliProgress.SingleBar({
    stream,
    format: '{bar} {value}/{total} · {ok} ok · {review} review · {failed} failed · {rate}/s · {left} left · {stage}',
    barsize: 20,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    fps: 8,
  });
  const startedAt = performance.now();
  let payload = { ok: 0, review: 0, failed: 0, rate: '–', left: '–', stage: '' };
  bar.start(total, 0, payload);
  return {
    update({ documents, ok, review, failed }) {
      const seconds = (performance.now() - startedAt) / 1000;
      const expected = Math.max(bar.getTotal(), documents);
      const left = documents > 0 ? ((expected - documents) * seconds) / documents : Number.NaN;
      payload = { ...payload, ok, review, failed, rate: (documents / seconds).toFixed(1), left: duration(left) };
      if (expected > bar.getTotal()) bar.setTotal(expected);
      bar.update(documents, payload);
    },
    stage(text) {
      payload = { ...payload, stage: fitMiddle(plainText(text), 30, 0.3) };
      bar.update(payload);
    },
    stop: () => bar.stop(),
  };
}

function duration(seconds: number): string {
  if (Number.isNaN(seconds)) return '–';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
