/** Drafts a mapping file from records: the sellers and tax rates that occur. What only the user knows is left open. */
import type { Invoice } from '../domain/invoice.ts';
import { isRefusal } from './exporter.ts';
import { type PresetName, presets } from './presets/index.ts';
import { taxPartsOf } from './tax-parts.ts';

interface SeenSeller {
  readonly name: string;
  readonly taxId: string | null;
  /** The other names under this tax number: booking compares the number first, so that all of them get one account. */
  readonly otherNames: Set<string>;
  invoices: number;
}

/** Every text is quoted, so that none is read as YAML. */
const quoted = (text: string): string => JSON.stringify(text);

const toFill = '  # TO FILL IN';

/** What the program needs of a seller and of a tax rate. */
function neededBy(target: PresetName | 'datev' | undefined) {
  const isDouble = target === undefined || (target !== 'datev' && presets[target].layout.rows === 'double-entry');
  return { contra: isDouble || target === 'datev', key: !isDouble || target === undefined, taxAccount: isDouble };
}

/** `target` is what the file is for; undefined where the user did not say. */
export function draftOfMap(invoices: readonly Invoice[], target: PresetName | 'datev' | undefined): string {
  const needed = neededBy(target);
  return [
    '# A mapping file for `invoicectl export -f datev` and `-f booking`, drafted from records.',
    '# Lines with TO FILL IN are left open: invoices that need them are refused until they have a value.',
    '',
    ...currencyLines(invoices),
    '',
    ...targetLines(target),
    '',
    '# account: the expense.',
    ...(needed.contra ? ['# contra: what is owed to the seller (accounts payable).'] : []),
    'sellers:',
    ...sellersIn(invoices).flatMap((seller) => [
      ...sellerLines(seller),
      ...(needed.contra ? [`    contra:${toFill}`] : []),
    ]),
    '',
    '# rate: as invoices print it; none for invoices that show no tax. types: for invoices of these types only.',
    ...(needed.key ? ['# key: the tax key or tax code of the program; none if the account knows its tax.'] : []),
    ...(needed.taxAccount ? ['# account: where the tax is posted; none if it is not claimed back.'] : []),
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

/** The currency of the books is not known: of several that occur, the user chooses. */
function currencyLines(invoices: readonly Invoice[]): readonly string[] {
  const seen = [...new Set(invoices.flatMap(({ currency }) => currency ?? []))].sort();
  const [only] = seen;
  return [
    '# The currency of the books.',
    seen.length === 1 && only !== undefined
      ? `currency: ${only}`
      : `currency:${toFill}: one of ${seen.length === 0 ? 'EUR, CNY, …' : seen.join(', ')}`,
  ];
}

function targetLines(target: PresetName | 'datev' | undefined): readonly string[] {
  if (target === 'datev')
    return [
      'datev:',
      `  consultant:${toFill}: Beraternummer`,
      `  client:${toFill}: Mandantennummer`,
      `  fiscalYearStart:${toFill}: such as 2025-01-01`,
      `  accountLength:${toFill}: Sachkontenlänge, 4 to 8`,
      '  # name: Eingangsrechnungen',
      '  # chart: "03"',
      '  # lock: false',
    ];
  return target === undefined
    ? [`# One of ${Object.keys(presets).join(', ')}; or your own columns below layout.`, `preset:${toFill}`]
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

const sellerLines = ({ name, taxId, otherNames, invoices }: SeenSeller): readonly string[] => [
  `  - name: ${quoted(name)}  # invoices: ${invoices}`,
  ...(taxId === null ? [] : [`    taxId: ${quoted(taxId)}`]),
  ...(otherNames.size === 0 ? [] : [`    # also under this tax number: ${[...otherNames].map(quoted).join(', ')}`]),
  `    account:${toFill}`,
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
