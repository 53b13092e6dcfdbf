/** The stages of a task as parts of its span. */
import type { TaskProgress } from '../../domain/task.ts';
import type { OpenSpan } from './tracer.ts';

export interface Stages {
  readonly note: (progress: TaskProgress) => void;
  /** The work is over, and with it the last stage. */
  readonly end: () => void;
}

/** Progress is reported after each page, so a stage begins with the last report of the one before it. */
export function stagesOf({ past }: Pick<OpenSpan, 'past'>): Stages {
  let current: string | undefined;
  let beganMs = Date.now();
  let reportedMs = beganMs;

  function end(endedMs: number): void {
    if (current === undefined) return;
    past('stage', { 'invoicectl.stage': current }, beganMs, endedMs);
    beganMs = endedMs;
  }

  return {
    note({ stage }) {
      if (stage !== current) end(reportedMs);
      current = stage;
      reportedMs = Date.now();
    },
    end: () => end(Date.now()),
  };
}
