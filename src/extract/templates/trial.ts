/**
 * Tries a template on documents, and compares what its rules find with what is read without it.
 *
 * Neither counts as right: the built-in reading may be wrong as well. A person has to look at the differences.
 */
import type { Page, SourceDocument } from '../../domain/document.ts';
import { Failure, saidBy } from '../../domain/failure.ts';
import type { Invoice } from '../../domain/invoice.ts';
import { families } from '../families/index.ts';
import type { ExtractOptions } from '../options.ts';
import { type ExtractServices, extractDocument } from '../pipeline.ts';
import { sameValue } from '../same-value.ts';
import { bears, templateFamilies } from './family.ts';
import type { NamedTemplate, TemplateField } from './schema.ts';
import { type Message, message } from '../../texts/message.ts';

/** What the rule of a field found on a document. */
export interface RuleFinding {
  readonly document: string;
  /** Null if the rule found nothing. */
  readonly found: string | number | null;
  /** What is read without the template; null if nothing is. */
  readonly without: string | number | null;
}

export interface Trial {
  /** Number of documents that were read. */
  readonly documents: number;
  /** Number of documents that have the keywords. */
  readonly matching: number;
  /** Documents that could not be read, with the reason. */
  readonly unread: readonly Message[];
  /** The findings of each field that has a rule, in the order of the template. */
  readonly findings: ReadonlyMap<TemplateField, readonly RuleFinding[]>;
}

export const agrees = ({ found, without }: RuleFinding): boolean =>
  found !== null && without !== null && sameValue(found, without);

/** A document that fails is listed in `unread` and does not end the trial. A cancelled run does. */
export async function tryTemplates(
  templates: readonly NamedTemplate[],
  documents: AsyncIterable<SourceDocument>,
  options: ExtractOptions,
  services: ExtractServices,
): Promise<ReadonlyMap<string, Trial>> {
  const trials = new Map(templates.map(({ name }) => [name, emptyTrial()]));
  for await (const document of documents) {
    let pages: readonly Page[] = [];
    let invoice: Invoice | null | undefined;
    let problem: Message | undefined;
    try {
      const all = { ...services, pagesRead: (read: readonly Page[]): void => void (pages = read) };
      [{ invoice } = { invoice: null }] = await extractDocument(document, options, all);
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.kind === 'cancelled') throw failure;
      problem = message('failure.of', { file: document.path, why: saidBy(failure) });
    }
    for (const named of templates) addTo(trials.get(named.name), named, document.path, pages, invoice, problem);
  }
  return trials;
}

/** Tries a template on documents that were read already, whose invoices may have been corrected. */
export function trialOn(
  named: NamedTemplate,
  documents: readonly {
    readonly document: string;
    readonly pages: readonly Page[];
    readonly invoice: Invoice;
  }[],
): Trial {
  const trial = emptyTrial();
  for (const { document, pages, invoice } of documents) addTo(trial, named, document, pages, invoice, undefined);
  return trial;
}

interface OpenTrial {
  documents: number;
  matching: number;
  readonly unread: Message[];
  readonly findings: Map<TemplateField, RuleFinding[]>;
}

const emptyTrial = (): OpenTrial => ({ documents: 0, matching: 0, unread: [], findings: new Map() });

function addTo(
  trial: OpenTrial | undefined,
  named: NamedTemplate,
  document: string,
  pages: readonly Page[],
  invoice: Invoice | null | undefined,
  problem: Message | undefined,
): void {
  if (!trial) return;
  trial.documents++;
  if (problem !== undefined && pages.length === 0) trial.unread.push(problem);
  if (pages.length === 0 || !bears(named.template, pages)) return;
  trial.matching++;
  const reading = templateFamilies([named], families)[0]?.read(pages)[0];
  for (const field of Object.keys(named.template.fields) as TemplateField[]) {
    const value = reading?.fields[field]?.value;
    const finding: RuleFinding = {
      document,
      found: typeof value === 'string' || typeof value === 'number' ? value : null,
      without: invoice ? valueAt(invoice, field) : null,
    };
    trial.findings.set(field, [...(trial.findings.get(field) ?? []), finding]);
  }
}

/** The value of a field by its path ("seller.name"); null if it has none. */
export function valueAt(invoice: Invoice, field: TemplateField): string | number | null {
  const [head, tail] = field.split('.') as [keyof Invoice, string | undefined];
  const part: unknown = invoice[head];
  const value: unknown = tail === undefined ? part : Object.entries(part ?? {}).find(([key]) => key === tail)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
