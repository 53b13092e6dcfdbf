/** A document that means harm, and what is asked of it. */
import type { TargetFormat } from '../../src/convert/formats.ts';

export interface HostileDocument {
  /** With the extension that its sender would give it. */
  readonly name: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
  /** What `convert` makes of it; nothing where it is of no kind that is converted. */
  readonly convertTo?: TargetFormat;
  /** Takes more than three seconds to make or to refuse: tried in the full form only. */
  readonly slow?: boolean;
  /** Pages are recognised where they have no text. Off unless it is what the document attacks: it takes seconds. */
  readonly ocr?: boolean;
}
