/** One unit of work: what the command line runs inline and a server queues. */
export interface TaskProgress {
  /** Readable: "reading", "recognising text", … */
  readonly stage: string;
  /** Count the unit named by `stage`: pages, files, … */
  readonly done: number;
  readonly total: number;
}

export interface TaskContext {
  readonly signal: AbortSignal;
  progress(event: TaskProgress): void;
}
