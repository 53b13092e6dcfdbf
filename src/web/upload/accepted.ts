/** What can be known about a file before it is sent, so that the user need not wait for a refusal. The server decides. */

export type Refusal =
  | { readonly kind: 'notTaken' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge'; readonly maxBytes: number }
  /** The name says document, the content does not. */
  | { readonly kind: 'noDocument' };

/** For `accept` of file inputs. */
export const acceptedTypes = '.pdf,.ofd,.jpg,.jpeg,.png,.tif,.tiff,.xml,.zip';

/** The usual limit of `serve`; its operator may set another one (`--max-chunked-megabytes`), which the server then names. */
const maxBytes = 200 * 1024 ** 2;
const acceptedNames = /\.(?:pdf|ofd|jpe?g|png|tiff?|xml|zip)$/i;
const acceptedMediaTypes = /^(?:application\/(?:pdf|ofd|xml|zip)|text\/xml|image\/(?:jpeg|png|tiff))$/;

/** PDF readers accept the header anywhere in the first 1024 bytes (ISO 32000-1, implementation note 13). */
const headBytes = 1024 + 5;
/** JPEG, PNG, TIFF, and ZIP, which an OFD is, too. */
const beginnings = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'II*\0', 'MM\0*', 'PK\x03\x04', 'PK\x05\x06'];
/** XML may begin with a byte order mark, and a letter may be two bytes. */
const beginsAsXml = /^[\s\0\xef\xbb\xbf\xff\xfe]*</;

/** By name, declared type and size alone: at once for thousands of files. */
export function refusalOf({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): Refusal | undefined {
  if (!acceptedNames.test(name) && !acceptedMediaTypes.test(type)) return { kind: 'notTaken' };
  if (size === 0) return { kind: 'empty' };
  return size > maxBytes ? { kind: 'tooLarge', maxBytes } : undefined;
}

/** By the first bytes. Rejects if the file cannot be read any more. */
export async function contentRefusalOf(file: Blob): Promise<Refusal | undefined> {
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const head = String.fromCharCode(...bytes);
  const isDocument =
    head.includes('%PDF-') || beginsAsXml.test(head) || beginnings.some((beginning) => head.startsWith(beginning));
  return isDocument ? undefined : { kind: 'noDocument' };
}
