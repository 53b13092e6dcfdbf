/**
 * Invoices for vehicles: 机动车销售统一发票, on paper with a code or electronic with a number of 20 digits, and
 * 二手车销售统一发票.
 *
 * One vehicle an invoice (一车一票), which is its one line. What identifies the vehicle has no field of its own and stands
 * in the notes. A used car's price is one amount: its form knows no tax.
 */
import { parseAmountInWords } from '../../domain/amount-in-words.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { InvoiceLine } from '../../domain/invoice.ts';
import { closeAmounts, sameAmount, sumAmounts } from '../../domain/money.ts';
import { behind, digitsOf, nameIn } from './form/behind.ts';
import { evidenceOf, textOf } from '../layout/evidence.ts';
import { labelsNamed, valueAfter } from './form/labelled-page.ts';
import type { Label } from './form/labels.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Fields, Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, chineseTaxRate, isCreditCode } from './values/chinese.ts';
import type { Family } from '../families/family.ts';
import { type LabelName, type Sheet, sheetOf } from './vehicle-invoice/sheet.ts';
import { isVehicleNumber } from './vehicle-invoice/vehicle-number.ts';
import { heightOf, middleY } from '../../geometry/box.ts';

type Role = 'buyer' | 'seller';

/** The party that a label of its block belongs to: the one named last above it or in its row. */
function partyOf(sheet: Sheet, label: Label<LabelName>): LabelName | undefined {
  return (['buyer', 'seller', 'otherParty'] as const)
    .flatMap((name) => labelsNamed(sheet, name))
    .filter((party) => middleY(party) < middleY(label) + 0.8 * heightOf(party))
    .toSorted((a, b) => middleY(b) - middleY(a))[0]?.name;
}

/** A value of a party, behind the label that belongs to it. */
const ofParty = <Value>(
  sheet: Sheet,
  role: Role,
  name: 'taxId' | 'address' | 'phone' | 'bank' | 'account',
  confidence: number,
  parse: (text: string) => Value | undefined,
): Evidence<Value> | undefined => {
  const own = labelsNamed(sheet, name).filter((label) => partyOf(sheet, label) === role);
  return behind(
    { ...sheet, labels: [...own, ...sheet.labels.filter((label) => label.name !== name)] },
    name,
    confidence,
    parse,
  );
};

const taxIdIn = (text: string): string | undefined => {
  const [run] = /[0-9A-Za-z*][0-9A-Za-z*\s]{13,}/.exec(text.normalize('NFKC')) ?? [];
  return run === undefined ? undefined : chineseTaxId(run);
};

function party(sheet: Sheet, role: Role): Fields {
  // Older forms have name and number in one cell.
  const name = behind(sheet, role, 0.96, (text) => nameIn(text.replace(/\s*[0-9A-Z]{15,20}\s*$/, '')));
  const taxId =
    ofParty(sheet, role, 'taxId', 0.93, taxIdIn) ?? behind(sheet, role, 0.9, (text) => taxIdIn(text.slice(2)));
  const text = (value: string): string | undefined => (value.length >= 2 ? value : undefined);
  const address = ofParty(sheet, role, 'address', 0.9, text);
  const phone = ofParty(sheet, role, 'phone', 0.9, (value) => /^[\d\s-]{7,20}$/.exec(value)?.[0]);
  const bank = ofParty(sheet, role, 'bank', 0.9, text);
  const account = ofParty(sheet, role, 'account', 0.9, (value) => /^[\d\s-]{5,40}$/.exec(value)?.[0]);
  const sure = taxId && isCreditCode(taxId.value) ? { ...taxId, confidence: 0.99 } : taxId;
  const fields = { name, taxId: sure, address, phone, bank, account };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, evidence]) => (evidence ? [[`${role}.${field}`, evidence]] : [])),
  );
}

/** An amount behind a label, or behind 小写 in the label's row. */
function amountIn(sheet: Sheet, name: 'totalInWords' | 'net' | 'taxAmount'): Evidence<number> | undefined {
  for (const label of labelsNamed(sheet, name)) {
    const figures = labelsNamed(sheet, 'figures').filter(
      (other) =>
        other.box[0] > label.box[0] &&
        Math.abs(middleY(other) - middleY(label)) < heightOf(label) &&
        (name === 'totalInWords' || other.box[0] - label.box[2] < 4 * heightOf(label)),
    );
    for (const at of name === 'totalInWords' ? figures : [...figures, label]) {
      const words = valueAfter(sheet, at);
      const value = chineseAmount(textOf(words).replace(/^[\s:：]+/, ''));
      if (value !== undefined) return evidenceOf(sheet, words, value, 0.93);
    }
  }
  return undefined;
}

interface Amounts {
  readonly fields: Fields;
  readonly net?: number;
  readonly tax?: number;
  readonly words?: Evidence<string>;
}

function amounts(sheet: Sheet): Amounts {
  const words = behind(sheet, 'totalInWords', 0.95, (text) =>
    parseAmountInWords(text) === undefined ? undefined : text,
  );
  const inWords = words && parseAmountInWords(words.value);
  const figure = amountIn(sheet, 'totalInWords');
  const total = figure ?? (words && inWords !== undefined ? { ...words, value: inWords } : undefined);
  const [net, tax] = [amountIn(sheet, 'net'), amountIn(sheet, 'taxAmount')];
  const agree = figure && inWords !== undefined ? sameAmount(figure.value, inWords) : undefined;
  const adds = total && net && tax ? closeAmounts(sumAmounts([net.value, tax.value]), total.value, 1) : undefined;
  const sure = (evidence: Evidence<number>, holds: boolean | undefined): Evidence<number> =>
    holds === undefined ? evidence : { ...evidence, confidence: holds ? 0.99 : 0.6 };
  const disagree = agree === false || adds === false;
  return {
    fields: {
      ...(total ? { totalAmount: sure(total, disagree ? false : (agree ?? adds)) } : {}),
      ...(net ? { netAmount: sure(net, adds) } : {}),
      ...(tax ? { taxAmount: sure(tax, adds) } : {}),
    },
    ...(net ? { net: net.value } : {}),
    ...(tax ? { tax: tax.value } : {}),
    ...(words ? { words } : {}),
  };
}

/** What identifies the vehicle, in the form's own words. */
function notesOf(sheet: Sheet): Evidence<string> | undefined {
  const code = (text: string): string | undefined => /^[0-9A-Z][0-9A-Z-]{4,}/.exec(text.normalize('NFKC'))?.[0];
  const vin = behind(sheet, 'vin', 0.9, code);
  const parts = [
    ['车辆识别代号/车架号码', vin],
    ['发动机号码', behind(sheet, 'engine', 0.9, code)],
    ['合格证号', behind(sheet, 'certificate', 0.9, code)],
  ] as const;
  const known = parts.flatMap(([label, evidence]) => (evidence ? [{ label, evidence }] : []));
  const [first] = known;
  if (!first) return undefined;
  const value = known.map(({ label, evidence }) => `${label}：${evidence.value}`).join('；');
  const confidence = vin && isVehicleNumber(vin.value) ? 0.97 : 0.8;
  return { ...first.evidence, value, confidence };
}

function lineOf(sheet: Sheet, { net, tax }: Amounts, total: number | undefined): Evidence<InvoiceLine>[] {
  const type = behind(sheet, 'vehicleType', 0.93, nameIn);
  const model = behind(sheet, 'model', 0.93, (text) => (text.length >= 2 ? text : undefined));
  const rate = behind(sheet, 'taxRate', 0.93, chineseTaxRate);
  const subject = type ?? model;
  if (!subject) return [];
  const amount = net ?? total ?? null;
  return [
    {
      ...subject,
      value: {
        description: subject.value,
        spec: type ? (model?.value ?? null) : null,
        unit: '辆',
        quantity: 1,
        unitPrice: amount,
        netAmount: amount,
        taxRate: rate?.value ?? null,
        taxAmount: tax ?? null,
      },
    },
  ];
}

function readSheet(sheet: Sheet): Reading | undefined {
  const number = behind(sheet, 'number', 0.97, digitsOf(8, 20));
  const found = amounts(sheet);
  if (!number && !found.fields.totalAmount) return undefined;
  const code = behind(sheet, 'code', 0.97, digitsOf(12, 10));
  const date = behind(sheet, 'date', 0.97, chineseDate);
  const notes = notesOf(sheet);
  const fixed = { method: sheet.method, page: sheet.page, confidence: 0.97 } as const;
  return {
    source: 'vehicle-invoice',
    fields: {
      ...(number ? { number } : {}),
      ...(code ? { code } : {}),
      ...(date ? { issueDate: date } : {}),
      ...found.fields,
      ...party(sheet, 'buyer'),
      ...party(sheet, 'seller'),
      ...(notes ? { notes } : {}),
      type: { ...fixed, value: 'other' },
      documentType: { ...fixed, value: 'invoice' },
      currency: { ...fixed, value: 'CNY' },
    },
    lines: lineOf(sheet, found, found.fields.totalAmount?.value),
    facts: found.words ? { amountInWords: found.words } : {},
    pages: [sheet.page, sheet.page],
  };
}

const signs: readonly Sign[] = [
  [/(?:机动车|二手车).{0,3}销售统一发票/, 0.8],
  [/车辆识别代[号码]|车架号/, 0.25],
  [/厂牌型号/, 0.2],
  [/合格证号|发动机号/, 0.15],
  [/完税凭证号码|限乘人数|车价合计/, 0.15],
];
/** Fewer signs than this are chance: invoices for repairs name vehicles too. */
const leastSigns = 0.5;

export const vehicleInvoice: Family = {
  name: 'vehicle-invoice',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) => pages.flatMap((page) => readSheet(sheetOf(page)) ?? []),
  needed: ['number', 'issueDate', 'seller.name', 'totalAmount'],
};
