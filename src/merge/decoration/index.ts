/** Draws around the pages what the options ask for. */
import type { Invoice } from '../../domain/invoice.ts';
import type { Decorator, MakeDecorator, PlacedSoFar, SheetView } from '../decorator.ts';
import type { MergeOptions } from '../options.ts';
import type { DocumentLabel, MergedDocument } from '../report.ts';
import { categoryOf, languageOf } from './language.ts';
import { cutLines, pageLabel, sheetNumber } from './labels.ts';
import { lettering, type Lettering } from './lettering.ts';
import { stampOn } from './stamp.ts';
import { summaryData, type SummaryDocument } from './summary-data.ts';
import { summarySheets } from './summary.ts';
import type { Message } from '../../texts/message.ts';

/** What is known about the documents besides their positions. */
export interface DocumentFacts {
  readonly invoicesOf: (document: MergedDocument) => readonly Invoice[];
  /** The paths of the fields that need review, for each invoice of the document. */
  readonly doubtsOf: (document: MergedDocument) => readonly ReadonlySet<string>[];
  /** Whether an earlier document certainly has the same invoices. */
  readonly isRepeated: (document: DocumentLabel) => boolean;
  /** Whether an earlier document probably has the same invoices, but a value differs or is unknown. */
  readonly mayBeRepeated: (document: DocumentLabel) => boolean;
  readonly warn: (said: Message) => void;
}

/** Undefined if the options ask for no decoration. */
export function decoration(options: MergeOptions, facts: DocumentFacts): MakeDecorator | undefined {
  const { pageNumber, categoryLabel, cutLines: cuts, summary, stamp } = options;
  const hasText = pageNumber || categoryLabel || summary || stamp !== undefined;
  if (!hasText && !cuts) return undefined;
  return async (writer) => {
    const letters = hasText ? await lettering(writer, facts.warn) : undefined;
    return letters ? lettered(options, facts, letters) : { sheet: async (view) => ({ operators: cutsOn(view) }) };
  };
}

const cutsOn = ({ size, cells }: SheetView): string => cutLines(size, cells);

function lettered(options: MergeOptions, facts: DocumentFacts, letters: Lettering): Decorator {
  const { pageNumber, categoryLabel, margin, stamp } = options;
  return {
    async lastSheets(placed) {
      if (!options.summary) return [];
      const documents = summaryDocuments(placed, facts);
      const language = languageOf(
        documents.flatMap(({ invoices }) => invoices),
        options.labelLanguage,
      );
      return summarySheets(summaryData(documents, placed.refused), placed.sheetSize, language, letters);
    },
    async sheet(view, placed) {
      const labels = view.placements.map((page) => {
        const document = placed.documents[page.document];
        const invoices = document ? facts.invoicesOf(document) : [];
        const text = categoryOf(invoices[0], languageOf(invoices, options.labelLanguage));
        return pageLabel(text, page, view, letters);
      });
      const operators = [
        ...(options.cutLines ? [cutsOn(view)] : []),
        ...(categoryLabel ? labels : []),
        ...(stamp === undefined ? [] : view.placements.map((page) => stampOn(stamp, page, view, letters))),
        ...(pageNumber ? [sheetNumber(view, margin, letters)] : []),
      ];
      return { operators: operators.join('\n'), resources: letters.resources };
    },
    end: () => letters.end(),
  };
}

function summaryDocuments(
  { documents, placements }: PlacedSoFar,
  { invoicesOf, doubtsOf, isRepeated, mayBeRepeated }: DocumentFacts,
): readonly SummaryDocument[] {
  const sheets = new Map<number, number>();
  for (const { document, sheet } of placements) if (!sheets.has(document)) sheets.set(document, sheet);
  return documents.map((document, index) => ({
    ...document,
    invoices: invoicesOf(document),
    doubts: doubtsOf(document),
    repeated: isRepeated(document),
    maybeRepeated: mayBeRepeated(document),
    sheet: sheets.get(index) ?? null,
  }));
}
