/** The part of libheif-js that is used; its own types are those of the functions in C. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    /** Decodes into `target.data` (RGBA), turned and mirrored as the file says. Called back with null on failure. */
    display(target: HeifTarget, done: (result: HeifTarget | null) => void): void;
    free(): void;
  }
  interface HeifTarget {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    readonly height: number;
  }
  interface Heif {
    readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] };
  }
  /** Makes an instance with a memory of its own. */
  const factory: () => Heif;
  export default factory;
}
