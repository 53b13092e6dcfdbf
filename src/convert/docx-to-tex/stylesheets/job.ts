/** What the stylesheet process is given and what it answers. Plain text throughout. */
export interface StylesheetJob {
  readonly hub: string;
  readonly conf: string;
  readonly customXsl?: string;
  /** What `import href="conf.xml"` in a conf means. */
  readonly builtinConf: string;
  /** The conf as an earlier answer gave it compiled: compiling takes a second. */
  readonly compiled?: string;
  readonly compiler: string;
  readonly base: string;
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
      /** The conf as it was compiled. */
      readonly stylesheet: string;
      readonly tex: string;
      /** What the conf stores beside the TeX, by the name it gives. */
      readonly files: readonly { readonly href: string; readonly text: string }[];
    }
  | { readonly stage: 'custom-xsl' | 'conf'; readonly message: string };
