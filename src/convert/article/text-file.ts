/** Text files: UTF-16 with a byte order mark, else UTF-8 where it is valid, else GB 18030, else Windows-1252. */
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';

export async function decodeText(bytes: Uint8Array): Promise<string> {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
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
  throw new Failure('too_large', message('convert.longText', { characters: text.length }), {
    detail: message('advice.splitText', { most: maxCharacters }),
  });
}
