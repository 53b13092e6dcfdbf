/** Shows progress on standard error if that is a terminal: a bar, or a spinner if there is nothing to count. */
import type { SingleBar } from 'cli-progress';
import type { LogOptions } from '../../config/schema.ts';
import type { Summary } from '../summary.ts';
import type { TaskProgress } from '../../domain/task.ts';
import { isTextId } from '../../texts/message.ts';
import type { Wording } from '../../texts/wording.ts';
import { spinner } from './spinner.ts';
import { fitMiddle, plainText } from './terminal-text.ts';

export interface Progress {
  /** After each document. */
  update(summary: Summary): void;
  /** The stage of the current document. */
  stage(text: string): void;
  stop(): void;
}

const silent: Progress = { update: () => undefined, stage: () => undefined, stop: () => undefined };

/** Whether the user may see progress: it is neither unwanted nor mixed into a log for machines. */
export const mayShowProgress = ({ quiet, format }: LogOptions): boolean => !quiet && format === 'text';

export interface ProgressSettings {
  /** Documents expected; more may come. */
  readonly total: number;
  readonly shown: boolean;
  /** Whether results are written to the same terminal meanwhile: a bar would overwrite them, a spinner makes room. */
  readonly streams: boolean;
  readonly wording: Wording;
}

export async function progress(
  stream: NodeJS.WriteStream,
  { total, shown, streams, wording }: ProgressSettings,
): Promise<Progress> {
  if (!shown || !stream.isTTY) return silent;
  if (total < 2) return { update: () => undefined, ...spinner(stream, wording.label('progress.working')) };
  return streams ? silent : await bar(stream, total, wording);
}

async function bar(stream: NodeJS.WriteStream, total: number, wording: Wording): Promise<Progress> {
  const { default: cliProgress } = await import('cli-progress');
  const counted: SingleBar = new cliProgress.SingleBar({
    stream,
    format: `{bar} ${barText(wording)}`,
    barsize: 20,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    fps: 8,
  });
  const startedAt = performance.now();
  let payload = { ok: 0, review: 0, failed: 0, rate: '–', left: '–', stage: '' };
  counted.start(total, 0, payload);
  return {
    update({ documents, ok, review, failed }) {
      const seconds = (performance.now() - startedAt) / 1000;
      const expected = Math.max(counted.getTotal(), documents);
      const left = documents > 0 ? ((expected - documents) * seconds) / documents : Number.NaN;
      payload = {
        ...payload,
        ok,
        review,
        failed,
        rate: (documents / seconds).toFixed(1),
        left: duration(left, wording),
      };
      if (expected > counted.getTotal()) counted.setTotal(expected);
      counted.update(documents, payload);
    },
    stage(text) {
      payload = { ...payload, stage: fitMiddle(plainText(text), 30, 0.3) };
      counted.update(payload);
    },
    stop: () => counted.stop(),
  };
}

function duration(seconds: number, wording: Wording): string {
  if (Number.isNaN(seconds)) return '–';
  const whole = Math.round(seconds);
  if (whole < 60) return wording.text('progress.seconds', { seconds: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return wording.text('progress.minutes', { minutes, seconds: whole % 60 });
  return wording.text('progress.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** The stage of a document: "reading pages 2/7". */
export function stageText({ stage, done, total }: TaskProgress, wording: Wording): string {
  const id = `stage.${stage}`;
  return `${isTextId(id) ? wording.show({ id, values: {} }) : stage} ${done}/${total}`;
}

/** The format of the bar, whose placeholders are those of cli-progress. */
const barText = (wording: Wording): string =>
  wording.text('progress.bar', {
    value: '{value}/{total}',
    ok: '{ok}',
    review: '{review}',
    failed: '{failed}',
    rate: '{rate}',
    left: '{left}',
    stage: '{stage}',
  });
