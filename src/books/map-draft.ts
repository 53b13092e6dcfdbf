/** Drafts a mapping file from records: the sellers and tax rates that occur. What only the user knows is left open. */
import type { Invoice } from '../domain/invoice.ts';
import { isRefusal } from './exporter.ts';
import { type PresetName, presets } from './presets/index.ts';
import { taxPartsOf } from './tax-parts.ts';
import { type Message, message } from '../texts/message.ts';
import type { Wording } from '../texts/wording.ts';

interface SeenSeller {
  readonly name: string;
  readonly taxId: string | null;
  /** The other names under this tax number: booking compares the number first, so that all of them get one account. */
  readonly otherNames: Set<string>;
  invoices: number;
}

/** Every text is quoted, so that none is read as YAML. */
const quoted = (text: string): string => JSON.stringify(text);

/** What the program needs of a seller and of a tax rate. */
function neededBy(target: PresetName | 'datev' | undefined) {
  const isDouble = target === undefined || (target !== 'datev' && presets[target].layout.rows === 'double-entry');
  return { contra: isDouble || target === 'datev', key: !isDouble || target === undefined, taxAccount: isDouble };
}

/** `target` is what the file is for; undefined where the user did not say. */
export function draftOfMap(
  invoices: readonly Invoice[],
  target: PresetName | 'datev' | undefined,
  wording: Wording,
): string {
  const needed = neededBy(target);
  const { label, text } = wording;
  const mark = label('map.toFill');
  const toFill = `  # ${mark}`;
  return [
    `# ${label('map.purpose')}`,
    `# ${text('map.open', { mark })}`,
    '',
    ...currencyLines(invoices, wording),
    '',
    ...targetLines(target, wording),
    '',
    `# ${label('map.account')}`,
    ...(needed.contra ? [`# ${label('map.contra')}`] : []),
    'sellers:',
    ...sellersIn(invoices).flatMap((seller) => [
      ...sellerLines(seller, wording),
      ...(needed.contra ? [`    contra:${toFill}`] : []),
    ]),
    '',
    `# ${label('map.rate')}`,
    ...(needed.key ? [`# ${label('map.key')}`] : []),
    ...(needed.taxAccount ? [`# ${label('map.taxAccount')}`] : []),
    'taxes:',
    ...taxesIn(invoices).flatMap(({ rate, type }) => [
      `  - rate: ${quoted(rate)}`,
      ...(type === undefined ? [] : [`    types: [${type}]`]),
      ...(needed.key ? [`    key:${toFill}`] : []),
      ...(needed.taxAccount ? [`    account:${toFill}`] : []),
    ]),
    '',
  ].join('\n');
}

/** A line that is left open, with what belongs there. */
const toFillWith = (what: string | Message, { label, text }: Wording): string =>
  `  # ${text('map.toFillWith', { mark: label('map.toFill'), what })}`;

/** The currency of the books is not known: of several that occur, the user chooses. */
function currencyLines(invoices: readonly Invoice[], wording: Wording): readonly string[] {
  const seen = [...new Set(invoices.flatMap(({ currency }) => currency ?? []))].sort();
  const [only] = seen;
  return [
    `# ${wording.label('map.currency')}`,
    seen.length === 1 && only !== undefined
      ? `currency: ${only}`
      : `currency:${toFillWith(message('map.oneOf', { choices: seen.length === 0 ? 'EUR, CNY, …' : seen.join(', ') }), wording)}`,
  ];
}

function targetLines(target: PresetName | 'datev' | undefined, wording: Wording): readonly string[] {
  const { label, text } = wording;
  if (target === 'datev')
    return [
      'datev:',
      `  consultant:${toFillWith('Beraternummer', wording)}`,
      `  client:${toFillWith('Mandantennummer', wording)}`,
      `  fiscalYearStart:${toFillWith(message('map.suchAs', { example: '2025-01-01' }), wording)}`,
      `  accountLength:${toFillWith(message('map.accountLength', {}), wording)}`,
      '  # name: Eingangsrechnungen',
      '  # chart: "03"',
      '  # lock: false',
    ];
  return target === undefined
    ? [`# ${text('map.preset', { presets: Object.keys(presets).join(', ') })}`, `preset:  # ${label('map.toFill')}`]
    : [`# ${presets[target].program}`, `preset: ${target}`];
}

function sellersIn(invoices: readonly Invoice[]): readonly SeenSeller[] {
  const seen = new Map<string, SeenSeller>();
  for (const { seller } of invoices) {
    const { name, taxId } = seller;
    if (name === null) continue;
    const key = taxId ?? name;
    const known = seen.get(key) ?? { name, taxId, otherNames: new Set<string>(), invoices: 0 };
    known.invoices++;
    if (name !== known.name) known.otherNames.add(name);
    seen.set(key, known);
  }
  return [...seen.values()].sort((one, other) => other.invoices - one.invoices || (one.name < other.name ? -1 : 1));
}

const sellerLines = (
  { name, taxId, otherNames, invoices }: SeenSeller,
  { label, text }: Wording,
): readonly string[] => [
  `  - name: ${quoted(name)}  # ${text('map.invoices', { count: invoices })}`,
  ...(taxId === null ? [] : [`    taxId: ${quoted(taxId)}`]),
  ...(otherNames.size === 0
    ? []
    : [`    # ${text('map.otherNames', { names: [...otherNames].map(quoted).join(', ') })}`]),
  `    account:  # ${label('map.toFill')}`,
];

/** Chinese invoices are told apart by their type too, since the tax of an ordinary one is not deductible. */
function taxesIn(
  invoices: readonly Invoice[],
): readonly { readonly rate: string; readonly type: string | undefined }[] {
  const seen = new Map<string, { readonly rate: string; readonly type: string | undefined }>();
  for (const invoice of invoices) {
    const parts = taxPartsOf(invoice);
    if (isRefusal(parts)) continue;
    const type = invoice.type === 'other' ? undefined : invoice.type;
    for (const { rate } of parts) seen.set(`${rate} ${type ?? ''}`, { rate, type });
  }
  return [...seen.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, tax]) => tax);
}
