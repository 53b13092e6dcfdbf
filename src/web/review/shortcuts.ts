/** The keys of the review, beside those of its queue. */
import type { Ref } from 'vue';
import type { InvoiceStatus } from '../api/types.ts';
import { useShortcuts } from '../keys/keys.ts';

interface Page {
  zoomIn(): void;
  zoomOut(): void;
  zoomToFit(): void;
  nextPage(): void;
  previousPage(): void;
}

interface Acts {
  readonly page: Readonly<Ref<Page | null>>;
  /** Takes a suggestion of the field that is being edited, from 0. */
  readonly suggest: (index: number) => void;
  readonly undo: () => Promise<void>;
  readonly decide: (status: InvoiceStatus) => Promise<void>;
  readonly save: () => Promise<unknown>;
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function useReviewShortcuts({ page, suggest, undo, decide, save }: Acts): void {
  useShortcuts(
    (texts) => texts.review.keys.title,
    [
      { chord: 'Ctrl+Enter', does: (texts) => texts.review.keys.accept, run: () => void decide('verified') },
      { chord: 'Ctrl+Shift+Enter', does: (texts) => texts.review.keys.reject, run: () => void decide('failed') },
      { chord: 'Ctrl+s', does: (texts) => texts.review.keys.save, run: () => void save() },
      { chord: 'u', does: (texts) => texts.review.keys.undo, run: () => void undo() },
      { chord: 'Ctrl+z', does: (texts) => texts.review.keys.undo, run: () => void undo() },
      ...digits.map((digit) => ({
        chord: `Alt+${digit}`,
        does: (texts: Parameters<Parameters<typeof useShortcuts>[0]>[0]) => texts.review.keys.suggestion,
        run: () => suggest(digit - 1),
        hidden: digit > 1,
      })),
      { chord: '+', does: (texts) => texts.review.keys.zoomIn, run: () => page.value?.zoomIn() },
      { chord: '-', does: (texts) => texts.review.keys.zoomOut, run: () => page.value?.zoomOut() },
      { chord: '0', does: (texts) => texts.review.keys.fit, run: () => page.value?.zoomToFit() },
      { chord: '[', does: (texts) => texts.review.keys.previousPage, run: () => page.value?.previousPage() },
      { chord: ']', does: (texts) => texts.review.keys.nextPage, run: () => page.value?.nextPage() },
    ],
  );
}
