/** A picture as a data: URI, so that a document stays one file. */
import type { Picture } from '../model.ts';

export const dataUri = ({ bytes, mediaType }: Picture): string =>
  `data:${mediaType};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
