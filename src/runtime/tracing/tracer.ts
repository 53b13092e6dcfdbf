/**
 * Traces: what becomes of a request, in this process and in the one that works on its task, as a tree of spans.
 *
 * What a span says of its work leaves this machine, so attributes hold ids, sizes and kinds; never a name, an address or a
 * text of a document.
 */

export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A span that is ended by hand. */
export interface OpenSpan {
  /** Runs work whose spans belong to this one. */
  readonly within: <Result>(work: () => Result) => Result;
  /** Adds a part that is over. Times are in Unix ms; default of the end: now. */
  readonly past: (name: string, attributes: Attributes, startedMs: number, endedMs?: number) => void;
  /** `error` says by a word what failed, for example the kind of a failure. */
  readonly end: (attributes?: Attributes, error?: string) => void;
}

/** Where the work of a span comes from: a client that waits for it, or the queue. */
export type SpanSource = 'client' | 'queue';

export interface NewSpan {
  readonly from: SpanSource;
  readonly attributes: Attributes;
  /**
   * The span above it, in another process or elsewhere in this one, as a `traceparent` (https://www.w3.org/TR/trace-context/).
   * What is none begins a new trace.
   */
  readonly parent?: string | undefined;
  /** In Unix ms; default: now. */
  readonly startedMs?: number;
}

export interface Tracer {
  /** Begins a span, whatever the current one is. */
  readonly begin: (name: string, span: NewSpan) => OpenSpan;
  /** Runs the work in a span of the current one; outside of any it only runs it. What is known later, the work notes. */
  readonly span: <Result>(
    name: string,
    attributes: Attributes,
    work: (note: (more: Attributes) => void) => Promise<Result>,
  ) => Promise<Result>;
  /** The current span as a `traceparent`, undefined outside of any. */
  readonly current: () => string | undefined;
}

const nowhere: OpenSpan = { within: (work) => work(), past: () => undefined, end: () => undefined };

/** Where no traces are wanted. */
export const untraced: Tracer = {
  begin: () => nowhere,
  span: (_name, _attributes, work) => work(() => undefined),
  current: () => undefined,
};
