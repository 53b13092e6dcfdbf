/**
 * The code that banking apps read to fill in a SEPA credit transfer ("GiroCode", EPC QR code).
 * Source: EPC069-12 version 2.1: twelve lines in UTF-8, at most 331 bytes, error correction level M.
 */
import { fromMinorUnits, minorUnits } from '../../domain/money.ts';
import { isIban } from '../../extract/western/values/ids.ts';

export interface Transfer {
  readonly name: string;
  readonly iban: string;
  readonly bic: string | undefined;
  /** In euros. */
  readonly amount: number;
  readonly reference: string;
}

const maxName = 70;
const maxReference = 140;
const maxBytes = 331;
/** In cents. */
const maxAmount = 99_999_999_999;

const oneLine = (text: string, most: number): string =>
  Array.from(text.replace(/\s+/g, ' ').trim()).slice(0, most).join('');

/** The content of the code; undefined for what cannot be a transfer: an IBAN with a wrong check digit, no amount to pay. */
export function giroCode({ name, iban, bic, amount, reference }: Transfer): string | undefined {
  const cents = minorUnits(amount);
  const beneficiary = oneLine(name, maxName);
  if (!isIban(iban) || beneficiary === '' || cents < 1 || cents > maxAmount) return undefined;
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic ?? '',
    beneficiary,
    iban,
    `EUR${fromMinorUnits(cents).toFixed(2)}`,
    '',
    '',
    oneLine(reference, maxReference),
  ];
  const content = lines.join('\n').trimEnd();
  return Buffer.byteLength(content) <= maxBytes ? content : undefined;
}
