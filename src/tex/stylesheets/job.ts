/** What the stylesheet process is given and what it answers. Plain text throughout. */
export interface StylesheetJob {
  readonly hub: string;
  readonly conf: string;
  readonly customXsl?: string;
  /** What `import href="conf.xml"` in a conf means. */
  readonly builtinConf: string;
  /** As an earlier answer gave it: compiling takes four seconds. */
  readonly compiled?: CompiledConf;
  readonly compiler: string;
  readonly base: string;
}

export interface CompiledConf {
  /** The XSLT that the conf became. */
  readonly stylesheet: string;
  /** That XSLT compiled in turn: a stylesheet export file of Saxon, as JSON. */
  readonly exported: string;
}

/** As it is sent. */
export interface TimedStylesheetJob extends StylesheetJob {
  /** When the process ends by itself: after its deadline, for it is the one who started it that says why it was ended. */
  readonly endsAfterMs: number;
}

export type StylesheetAnswer =
  | {
      readonly stage: 'done';
      /** After custom_xsl. */
      readonly hub: string;
      readonly compiled: CompiledConf;
      readonly tex: string;
      /** What the conf stores beside the TeX, by the name it gives. */
      readonly files: readonly { readonly href: string; readonly text: string }[];
    }
  | { readonly stage: 'custom-xsl' | 'conf'; readonly message: string };
