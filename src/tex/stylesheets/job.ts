/** The job of the stylesheet process, and its answer. All values are plain text. */
export interface StylesheetJob {
  readonly hub: string;
  readonly conf: string;
  readonly customXsl?: string;
  /** The file that `import href="conf.xml"` in a conf means. */
  readonly builtinConf: string;
  /** From an earlier answer, because compiling takes four seconds. */
  readonly compiled?: CompiledConf;
  readonly compiler: string;
  readonly base: string;
}

export interface CompiledConf {
  /** The XSLT that was made from the conf. */
  readonly stylesheet: string;
  /** The XSLT compiled: a stylesheet export file of Saxon, as JSON. */
  readonly exported: string;
}

/** The job as it is sent. */
export interface TimedStylesheetJob extends StylesheetJob {
  /** When the process ends by itself: after the deadline, so that the parent ends it first and reports the reason. */
  readonly endsAfterMs: number;
}

export type StylesheetAnswer =
  | {
      readonly stage: 'done';
      /** After custom_xsl. */
      readonly hub: string;
      readonly compiled: CompiledConf;
      readonly tex: string;
      /** Files that the conf stores beside the TeX, by their names. */
      readonly files: readonly { readonly href: string; readonly text: string }[];
    }
  | { readonly stage: 'custom-xsl' | 'conf'; readonly message: string };
