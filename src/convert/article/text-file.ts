/** Text files as text: their encoding is told by a mark, else UTF-8 if that holds, else GBK, as Chinese files have it. */
import { Failure } from '../../domain/failure.ts';

export async function decodeText(bytes: Uint8Array): Promise<string> {
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { default: iconv } = await import('iconv-lite');
    const text = iconv.decode(Buffer.from(bytes), 'gb18030');
    if (!text.includes('\uFFFD')) return text;
    return iconv.decode(Buffer.from(bytes), 'windows-1252');
  }
}

const maxCharacters = 50_000_000;

/** Throws `too_large`. */
export function checkLength(text: string): string {
  if (text.length <= maxCharacters) return text;
  throw new Failure('too_large', `The text has ${text.length} characters`, {
    detail: `Up to ${maxCharacters} are converted: split it`,
  });
}
