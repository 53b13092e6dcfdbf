/**
 * HEIC, the format of photos taken with iPhones: HEVC in HEIF (ISO/IEC 23008-12), decoded by libheif as WebAssembly,
 * because the libraries of sharp have no HEVC.
 */

/** The most pixels that are decoded: phones take up to 48 million. A decoded pixel needs about 20 bytes. */
export const maxHeicPixels = 64_000_000;

export interface HeicPicture {
  /** As a viewer shows it: the rotation in the file is applied. */
  readonly width: number;
  readonly height: number;
  /** RGBA. Undefined if the picture cannot be decoded. */
  pixels(): Promise<Uint8ClampedArray | undefined>;
}

/** The first picture. Undefined if there is none, or the file is damaged. */
export async function openHeic(bytes: Uint8Array): Promise<HeicPicture | undefined> {
  const { default: instance } = await import('libheif-js/libheif-wasm/libheif-bundle.mjs');
  // An instance of its own, because the memory of WebAssembly does not shrink.
  const decoder = new (instance().HeifDecoder)();
  const [image] = silently(() => decoder.decode(bytes));
  if (!image) return undefined;
  const [width, height] = [image.get_width(), image.get_height()];
  return {
    width,
    height,
    pixels: () =>
      new Promise((resolve) => {
        const data = new Uint8ClampedArray(width * height * 4);
        image.display({ data, width, height }, (result) => resolve(result?.data));
      }),
  };
}

/** The library writes what is wrong with a file to standard output, where results go. */
function silently<Result>(work: () => Result): Result {
  const { log } = console;
  console.log = () => undefined;
  try {
    return work();
  } finally {
    console.log = log;
  }
}
