/** Progress of one unit of work, and what work may ask of whoever runs it. */
export interface TaskProgress {
  /** Readable: "reading pages", "recognising text", … */
  readonly stage: string;
  /** Count the unit named by `stage`: pages, files, … */
  readonly done: number;
  readonly total: number;
}

export interface TaskContext {
  readonly signal: AbortSignal;
  progress(event: TaskProgress): void;
}
