/** Between the server of `review` and the file of corrections: what was corrected earlier goes in, what people correct comes out. */
import type { Corrections } from '../../extract/corrections.ts';
import type { Overlay } from '../corrections/overlay.ts';
import type { ReviewClient } from './client.ts';

export interface CorrectionsKeeper {
  /** Looks at an invoice that was read or changed. One call at a time. */
  readonly look: (id: string) => Promise<void>;
  /** The number of invoices whose corrections differ from those of the file as it was. */
  changed(): number;
}

const same = (a: Corrections, b: Corrections): boolean => JSON.stringify(a) === JSON.stringify(b);

export function correctionsKeeper(client: ReviewClient, overlay: Overlay): CorrectionsKeeper {
  const given = new Set<string>();
  const changed = new Set<string>();
  return {
    async look(id) {
      const invoice = await client.invoice(id);
      if (!invoice) return;
      const { sha256, position, corrections } = invoice;
      const kept = overlay.of(sha256)?.get(position) ?? {};
      if (!given.has(id)) {
        given.add(id);
        // The change that this makes is looked at again.
        if (Object.keys(corrections).length === 0 && Object.keys(kept).length > 0) return client.correct(id, kept);
      }
      if (same(kept, corrections)) return;
      changed.add(id);
      overlay.set(invoice, corrections);
      await overlay.save();
    },
    changed: () => changed.size,
  };
}
