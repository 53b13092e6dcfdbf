/** What the Chinese families say of drawn forms and of labelled documents, and whether it is right. */
import type { Page } from '../../../src/domain/document.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { families } from '../../../src/extract/families/index.ts';
import { groupOfField } from '../../../src/extract/fapiao/calibration.ts';
import type { FieldName, Fields, Reading } from '../../../src/extract/reading.ts';
import { segments } from '../../../src/extract/segments.ts';
import type { OcrEngine } from '../../../src/ocr/engine.ts';
import { drawFrom } from '../../generate/draw.ts';
import { type FapiaoKind, jpegOf, pdfOf, photoFrom } from '../../generate/fapiao/drawn.ts';
import { groupOf } from '../folds.ts';
import { type Labelled, pagesOf, type Truth } from '../labelled.ts';
import type { Said } from '../reading.ts';
import type { Same } from '../subjects.ts';

/** Public field -> path of its evidence. */
const fieldPaths = {
  code: 'code',
  number: 'number',
  type: 'type',
  date: 'issueDate',
  sellerName: 'seller.name',
  sellerTaxId: 'seller.taxId',
  buyerName: 'buyer.name',
  buyerTaxId: 'buyer.taxId',
  amount: 'netAmount',
  taxAmount: 'taxAmount',
  totalAmount: 'totalAmount',
  checkCode: 'checkCode',
} as const satisfies Readonly<Record<string, FieldName>>;

/** Whether a value is right; undefined where the truth does not say. */
type Judge = (field: FieldName, value: unknown) => boolean | undefined;

export interface Asked {
  readonly said: readonly Said[];
  /** Fields that the document has and that were not read. */
  readonly missing: number;
}

const readingsOf = (pages: readonly Page[]): Reading[] =>
  segments(families, pages).flatMap(({ family, pages: own }) => family.read(own));

function saidBy(reading: Reading, id: string, group: string, judge: Judge): Said[] {
  return (Object.entries(reading.fields) as [FieldName, Evidence][]).flatMap(([path, evidence]) => {
    const field = groupOfField(path);
    const right = judge(path, evidence.value);
    if (field === undefined || right === undefined) return [];
    return [
      { id, group, family: reading.source, field, method: evidence.method, probability: evidence.confidence, right },
    ];
  });
}

const bare = (value: unknown): string =>
  String(value)
    .normalize('NFKC')
    .replace(/[\s()]/g, '');

/** What is said of the form that `seed` draws: of its text, or of a picture of it. */
export async function saidOfDrawn(kind: FapiaoKind, seed: string, asPicture: boolean, ocr: OcrEngine): Promise<Asked> {
  const id = `${kind.name} ${asPicture ? 'picture' : 'text'} ${seed}`;
  const draw = drawFrom(id);
  const drawn = kind.draw(draw);
  const bytes = asPicture ? await jpegOf(drawn, photoFrom(draw), draw.whole(1, 9999)) : await pdfOf(drawn);
  const [reading] = readingsOf(await pagesOf(bytes, asPicture ? 'form.jpg' : 'form.pdf', ocr));
  const fields: Fields = reading?.fields ?? {};
  const missing = (Object.keys(drawn.truth) as FieldName[]).filter((field) => !fields[field]).length;
  const judge: Judge = (field, value) => {
    const truth = drawn.truth[field];
    return truth === undefined ? undefined : bare(truth) === bare(value);
  };
  return { said: reading ? saidBy(reading, id, id, judge) : [], missing };
}

/** The truth of the invoice with this number, where one photo has several. */
function truthOf({ truth }: Labelled, reading: Reading): Truth {
  const several = truth['_multi'];
  if (!Array.isArray(several)) return truth;
  const number = reading.fields.number?.value;
  return (several as readonly Truth[]).find((one) => one['number'] === number) ?? {};
}

export function saidOfLabelled(labelled: Labelled, same: Same): Said[] {
  return readingsOf(labelled.pages).flatMap((reading) => {
    const truth = truthOf(labelled, reading);
    const accepted = (truth['_accept'] ?? {}) as Readonly<Record<string, readonly unknown[]>>;
    const judge: Judge = (path, value) => {
      const [field] = Object.entries(fieldPaths).find(([, own]) => own === path) ?? [];
      if (field === undefined || !(field in truth)) return undefined;
      return [truth[field], ...(accepted[field] ?? [])].some((one) => one !== null && same(field, one, value));
    };
    return saidBy(reading, labelled.path, groupOf(labelled), judge);
  });
}
