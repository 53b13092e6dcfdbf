/**
 * The reader of lines on generated tables of items, by shape: how many lines are right, lost and invented, and how many
 * pages are all right. Nothing is trained on these pages, and their shapes were drawn before they were first read.
 */
import { type InvoiceLine } from '../src/domain/invoice.ts';
import { fromMinorUnits, sameAmount } from '../src/domain/money.ts';
import { invoice } from '../src/extract/western/invoice.ts';
import type { LineTruth } from '../tools/generate/items/material.ts';
import { drawTable, tableLanguages, tableShapes } from '../tools/generate/items/tables.ts';

const squeezed = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();

const agree = (known: number | undefined, read: number | null): boolean =>
  known === undefined || read === null || Math.abs(known - read) < 5e-6;

const hasAmount = (truth: LineTruth, { netAmount }: InvoiceLine): boolean =>
  netAmount !== null && sameAmount(netAmount, fromMinorUnits(truth.amount));

const isRight = (truth: LineTruth, line: InvoiceLine): boolean =>
  hasAmount(truth, line) &&
  truth.descriptions.some((one) => squeezed(one) === squeezed(line.description)) &&
  agree(truth.quantity, line.quantity) &&
  agree(truth.unitPrice, line.unitPrice);

interface Pairs {
  readonly right: number;
  /** Lines with the amount of the truth and something else that is wrong. */
  readonly wrong: readonly (readonly [LineTruth, InvoiceLine])[];
  readonly lost: readonly LineTruth[];
  readonly invented: readonly InvoiceLine[];
}

function pairsOf(truths: readonly LineTruth[], lines: readonly InvoiceLine[]): Pairs {
  const invented = [...lines];
  const taken = (truth: LineTruth, fits: typeof hasAmount): InvoiceLine | undefined => {
    const at = invented.findIndex((line) => fits(truth, line));
    return at < 0 ? undefined : invented.splice(at, 1)[0];
  };
  const missed = truths.filter((truth) => !taken(truth, isRight));
  const partners = missed.map((truth) => [truth, taken(truth, hasAmount)] as const);
  return {
    right: truths.length - missed.length,
    wrong: partners.flatMap(([truth, line]) => (line ? [[truth, line] as const] : [])),
    lost: partners.flatMap(([truth, line]) => (line ? [] : [truth])),
    invented,
  };
}

const shownTruth = ({ descriptions, quantity, unitPrice, amount }: LineTruth): string =>
  `${quantity ?? '-'} × ${unitPrice ?? '-'} = ${fromMinorUnits(amount)} "${descriptions[0]}"`;
const shownLine = ({ description, quantity, unitPrice, netAmount }: InvoiceLine): string =>
  `${quantity ?? '-'} × ${unitPrice ?? '-'} = ${netAmount ?? '-'} "${description ?? ''}"`;

/** What is not right of a page, a line each. */
const errorsOf = ({ wrong, lost, invented }: Pairs): string[] => [
  ...wrong.map(([truth, line]) => `wrong, ${shownLine(line)} for ${shownTruth(truth)}`),
  ...lost.map((truth) => `lost, ${shownTruth(truth)}`),
  ...invented.map((line) => `invented, ${shownLine(line)}`),
];

interface Tally extends Pairs {
  readonly known: number;
  readonly read: number;
  readonly errors: readonly string[];
}

function tallyOf(shape: string, seed: number): Tally {
  const { pages, truth, language } = drawTable(shape, seed);
  const lines = invoice.read(pages).flatMap((reading) => reading.lines.map(({ value }) => value));
  const pairs = pairsOf(truth, lines);
  const errors = errorsOf(pairs).map((error) => `  ${shape} ${seed} ${language}: ${error}`);
  return { ...pairs, errors, known: truth.length, read: lines.length };
}

function rowOf(name: string, tallies: readonly Tally[]): string {
  const sum = (count: (tally: Tally) => number): number => tallies.reduce((all, tally) => all + count(tally), 0);
  const [right, known, read] = [sum((own) => own.right), sum((own) => own.known), sum((own) => own.read)];
  const perfect = tallies.filter(({ errors }) => errors.length === 0).length / tallies.length;
  const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(2);
  return [
    `lines, ${name}, ${tallies.length} pages: F1 ${share(2 * right, known + read)}`,
    `lost ${share(
      sum(({ lost }) => lost.length),
      known,
    )}`,
    `invented ${share(
      sum(({ invented }) => invented.length),
      read,
    )}`,
    `pages all right ${perfect.toFixed(2)}`,
  ].join(', ');
}

/** Of every shape unless one is asked for. */
export function linesReport(pages: number, withErrors: boolean, only?: string): string {
  const each = Math.ceil(pages / tableLanguages.length);
  const byShape = tableShapes
    .filter((shape) => only === undefined || shape === only)
    .map((shape) => [shape, Array.from({ length: each }, (_, seed) => tallyOf(shape, seed))] as const);
  return [
    ...byShape.flatMap(([shape, tallies]) => [
      rowOf(shape, tallies),
      ...(withErrors ? tallies.flatMap(({ errors }) => errors) : []),
    ]),
    ...(only === undefined
      ? [
          rowOf(
            'all',
            byShape.flatMap(([, tallies]) => tallies),
          ),
        ]
      : []),
  ].join('\n');
}
