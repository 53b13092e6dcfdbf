/**
 * Invoices for vehicles: 机动车销售统一发票, on paper with a code or electronic with a number of 20 digits, and
 * 二手车销售统一发票.
 *
 * There is one invoice for each vehicle (一车一票), so that the vehicle is its only line. The numbers that identify the
 * vehicle have no field of their own and go into the notes. The form for used cars has one amount and no tax.
 */
import { parseAmountInWords } from '../../domain/amount-in-words.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { InvoiceLine } from '../../domain/invoice.ts';
import { closeAmounts, sumAmounts } from '../../domain/money.ts';
import { vehicleInvoice as sure } from './confidence.ts';
import { behind, digitsOf, nameIn } from './form/behind.ts';
import { afterCheck, checkedTaxId, foundFields, printedTotal, readingOf } from './form/form-reading.ts';
import { evidenceOf, textOf } from '../layout/evidence.ts';
import { labelsNamed, valueAfter } from './form/labelled-page.ts';
import type { Label } from './form/labels.ts';
import { likenessBySigns, type Sign } from './form/signs.ts';
import type { Fields, Reading } from '../reading.ts';
import { chineseAmount, chineseDate, chineseTaxId, chineseTaxRate } from './values/chinese.ts';
import type { Family } from '../families/family.ts';
import { type LabelName, type FormPage, formPageOf } from './vehicle-invoice/form-page.ts';
import { isVehicleNumber } from './vehicle-invoice/vehicle-number.ts';
import { heightOf, middleY } from '../../geometry/box.ts';

type Role = 'buyer' | 'seller';

/** The party whose block a label stands in: the last one named above the label or in its row. */
function partyOf(form: FormPage, label: Label<LabelName>): LabelName | undefined {
  return (['buyer', 'seller', 'otherParty'] as const)
    .flatMap((name) => labelsNamed(form, name))
    .filter((party) => middleY(party) < middleY(label) + 0.8 * heightOf(party))
    .toSorted((a, b) => middleY(b) - middleY(a))[0]?.name;
}

/** A value behind a label in the block of a party. */
const ofParty = <Value>(
  form: FormPage,
  role: Role,
  name: 'taxId' | 'address' | 'phone' | 'bank' | 'account',
  confidence: number,
  parse: (text: string) => Value | undefined,
): Evidence<Value> | undefined => {
  const own = labelsNamed(form, name).filter((label) => partyOf(form, label) === role);
  return behind(
    { ...form, labels: [...own, ...form.labels.filter((label) => label.name !== name)] },
    name,
    confidence,
    parse,
  );
};

const taxIdIn = (text: string): string | undefined => {
  const [run] = /[0-9A-Za-z*][0-9A-Za-z*\s]{13,}/.exec(text.normalize('NFKC')) ?? [];
  return run === undefined ? undefined : chineseTaxId(run);
};

const textIn = (text: string): string | undefined => (text.length >= 2 ? text : undefined);

function party(form: FormPage, role: Role): Fields {
  // Older forms have name and number in one cell.
  const name = behind(form, role, sure.name, (text) => nameIn(text.replace(/\s*[0-9A-Z]{15,20}\s*$/, '')));
  const taxId =
    ofParty(form, role, 'taxId', sure.taxId, taxIdIn) ??
    behind(form, role, sure.taxIdInNameCell, (text) => taxIdIn(text.slice(2)));
  return foundFields({
    [`${role}.name`]: name,
    [`${role}.taxId`]: checkedTaxId(taxId),
    [`${role}.address`]: ofParty(form, role, 'address', sure.contact, textIn),
    [`${role}.phone`]: ofParty(form, role, 'phone', sure.contact, (text) => /^[\d\s-]{7,20}$/.exec(text)?.[0]),
    [`${role}.bank`]: ofParty(form, role, 'bank', sure.contact, textIn),
    [`${role}.account`]: ofParty(form, role, 'account', sure.contact, (text) => /^[\d\s-]{5,40}$/.exec(text)?.[0]),
  });
}

/** An amount behind a label, or behind 小写 in the label's row. */
function amountIn(form: FormPage, name: 'totalInWords' | 'net' | 'taxAmount'): Evidence<number> | undefined {
  for (const label of labelsNamed(form, name)) {
    const figures = labelsNamed(form, 'figures').filter(
      (other) =>
        other.box[0] > label.box[0] &&
        Math.abs(middleY(other) - middleY(label)) < heightOf(label) &&
        (name === 'totalInWords' || other.box[0] - label.box[2] < 4 * heightOf(label)),
    );
    for (const at of name === 'totalInWords' ? figures : [...figures, label]) {
      const words = valueAfter(form, at);
      const value = chineseAmount(textOf(words).replace(/^[\s:：]+/, ''));
      if (value !== undefined) return evidenceOf(form, words, value, sure.amount);
    }
  }
  return undefined;
}

interface Amounts {
  readonly total: Evidence<number> | undefined;
  readonly net: Evidence<number> | undefined;
  readonly tax: Evidence<number> | undefined;
  readonly inWords: Evidence<string> | undefined;
}

const wordsIn = (text: string): string | undefined => (parseAmountInWords(text) === undefined ? undefined : text);

/** The amounts, surer where figures, words and sum agree. */
function amounts(form: FormPage): Amounts {
  const inWords = behind(form, 'totalInWords', sure.inWords, wordsIn);
  const { total, agree } = printedTotal(amountIn(form, 'totalInWords'), inWords);
  const [net, tax] = [amountIn(form, 'net'), amountIn(form, 'taxAmount')];
  const adds = total && net && tax ? closeAmounts(sumAmounts([net.value, tax.value]), total.value, 1) : undefined;
  const holds = agree === false ? false : (adds ?? agree);
  return {
    total: total && afterCheck(total, holds, sure.total),
    net: net && afterCheck(net, adds, sure.total),
    tax: tax && afterCheck(tax, adds, sure.total),
    inWords,
  };
}

/** The numbers that identify the vehicle, each with the label of the form. */
function notesOf(form: FormPage): Evidence<string> | undefined {
  const code = (text: string): string | undefined => /^[0-9A-Z][0-9A-Z-]{4,}/.exec(text.normalize('NFKC'))?.[0];
  const vin = behind(form, 'vin', sure.vehicleNumber, code);
  const parts = [
    ['车辆识别代号/车架号码', vin],
    ['发动机号码', behind(form, 'engine', sure.vehicleNumber, code)],
    ['合格证号', behind(form, 'certificate', sure.vehicleNumber, code)],
  ] as const;
  const known = parts.flatMap(([label, evidence]) => (evidence ? [{ label, evidence }] : []));
  const [first] = known;
  if (!first) return undefined;
  const value = known.map(({ label, evidence }) => `${label}：${evidence.value}`).join('；');
  const confidence = vin && isVehicleNumber(vin.value) ? sure.validVehicleNumber : sure.uncheckedVehicleNumber;
  return { ...first.evidence, value, confidence };
}

function lineOf(form: FormPage, { total, net, tax }: Amounts): Evidence<InvoiceLine>[] {
  const type = behind(form, 'vehicleType', sure.line, nameIn);
  const model = behind(form, 'model', sure.line, textIn);
  const rate = behind(form, 'taxRate', sure.line, chineseTaxRate);
  const subject = type ?? model;
  if (!subject) return [];
  const amount = (net ?? total)?.value ?? null;
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
        taxAmount: tax?.value ?? null,
      },
    },
  ];
}

function readForm(form: FormPage): Reading | undefined {
  const number = behind(form, 'number', sure.labelled, digitsOf(8, 20));
  const found = amounts(form);
  if (!number && !found.total) return undefined;
  return readingOf(
    form,
    { source: 'vehicle-invoice', type: 'other', documentType: 'invoice' },
    {
      number,
      code: behind(form, 'code', sure.labelled, digitsOf(12, 10)),
      issueDate: behind(form, 'date', sure.labelled, chineseDate),
      totalAmount: found.total,
      netAmount: found.net,
      taxAmount: found.tax,
      ...party(form, 'buyer'),
      ...party(form, 'seller'),
      notes: notesOf(form),
    },
    { lines: lineOf(form, found), facts: found.inWords ? { amountInWords: found.inWords } : {} },
  );
}

const signs: readonly Sign[] = [
  [/(?:机动车|二手车).{0,3}销售统一发票/, 0.8],
  [/车辆识别代[号码]|车架号/, 0.25],
  [/厂牌型号/, 0.2],
  [/合格证号|发动机号/, 0.15],
  [/完税凭证号码|限乘人数|车价合计/, 0.15],
];
/** A page with a lower score may bear its signs by chance: invoices for repairs name vehicles too. */
const leastSigns = 0.5;

export const vehicleInvoice: Family = {
  name: 'vehicle-invoice',
  recognises: (pages) => Math.max(0, ...pages.map((page) => likenessBySigns(page, signs, leastSigns))),
  read: (pages) => pages.flatMap((page) => readForm(formPageOf(page)) ?? []),
  needed: ['number', 'issueDate', 'seller.name', 'totalAmount'],
};
