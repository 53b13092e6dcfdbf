/** Where to pay: the seller as holder of an account, and its bank, whose name and town are neither's. */
import { townOf } from './address.ts';
import type { TextLine } from './canvas.ts';
import { type Scene, anyOf, headingFrom, metricsOf, plain } from './scene.ts';
import { alternatives } from './wording.ts';

const bankNames =
  'Sparkasse {city}|Volksbank {city} eG|{city} Savings Bank|Banco {city} S.A.|First Bank of {city}|Crédit Mutuel {city}|Banca Popolare di {city}|Kreditbank {city} AG|{city} Cooperative Bank Ltd|National Bank, {city} Branch|Caixa {city}|Bank Spółdzielczy {city}|Rabo {city}|Handelsbanken {city}|Banque de {city}';

interface Payment {
  /** The page names the seller nowhere else. */
  readonly isOnly?: boolean;
}

/** Holder, bank and account under a heading; the seller's address stands there where it stands nowhere else. */
export function putPayment(scene: Scene, x: number, top: number, { isOnly = false }: Payment = {}): number {
  const { draw, canvas, seller, wording, lead, size } = scene;
  const bank = draw.pick(alternatives(bankNames)).replace('{city}', townOf(draw, seller.country));
  const label = (list: string): string => `${anyOf(scene, list)}: `;
  const isNamed = isOnly || draw.chance(0.7);
  const holder: TextLine = [
    [draw.chance(0.6) ? label(wording.bank) : '', 'none'],
    [seller.name, 'sellerName'],
  ];
  const isAddressed = scene.sellerAddressShown && (isOnly || draw.chance(0.2));
  const address: TextLine[] = draw.chance(0.5)
    ? [[[seller.address.join(', '), 'sellerAddress']]]
    : seller.address.map((line): TextLine => [[line, 'sellerAddress']]);
  const place = `${seller.country.faker.location.streetAddress()}, ${townOf(draw, seller.country)}`;
  const lines: TextLine[] = [
    ...(isNamed ? [holder] : []),
    ...(isAddressed ? address : []),
    plain((draw.chance(0.6) ? label(wording.bank) : '') + bank),
    ...(draw.chance(0.25) ? [plain(place)] : []),
    ...seller.bank.map(plain),
  ];
  canvas.put(x, top, headingFrom(scene, wording.bank), size);
  return canvas.block(x, top + 1.2 * lead, lines, metricsOf(scene)) + 0.5 * lead;
}
