/** Documents whose reading and writing are parts of a trace. */
import type { ReferencedBlobs } from '../../stores/blobs/referenced-blobs.ts';
import type { Tracer } from './tracer.ts';

/** Of a document, only its size: its SHA-256 would tell whoever has the same document that it is here. */
export const tracedBlobs = (blobs: ReferencedBlobs, { span }: Pick<Tracer, 'span'>): ReferencedBlobs => ({
  ...blobs,
  keep: (source, owner, limits) =>
    span('store document', {}, async (note) => {
      const blob = await blobs.keep(source, owner, limits);
      note({ 'invoicectl.bytes': blob.size });
      return blob;
    }),
  open: (sha256, range) => span('open document', {}, () => blobs.open(sha256, range)),
});
