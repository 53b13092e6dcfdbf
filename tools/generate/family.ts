/**
 * Layout families. A family is a number, and the number alone fixes a page's skeleton and habits; language, parties,
 * sizes and optional parts are drawn anew for each page. Every third family is withheld from training.
 */
import { type Draw, drawFrom } from './draw.ts';

export const skeletonNames = [
  'letter',
  'columns',
  'american',
  'rightHead',
  'centredHead',
  'form',
  'parts',
  'footSeller',
  'software',
  'buyerFirst',
  'grid',
  'mail',
  'agency',
  'till',
  'logoOnly',
  'viewer',
  'bill',
  'boxes',
  'folio',
  'threeParties',
  'halves',
  'sidebar',
  'shipment',
  'sideLetter',
  'smallPrint',
  'offices',
  'oneLineHead',
  'payable',
  'cells',
  'compared',
  'coded',
  'merchant',
  'subject',
  'booking',
  'account',
  'dotted',
  'boxedForm',
] as const;
export type SkeletonName = (typeof skeletonNames)[number];

const shares: Readonly<Record<SkeletonName, number>> = {
  letter: 5,
  columns: 4,
  american: 4,
  rightHead: 2,
  centredHead: 2,
  form: 1.2,
  parts: 1.5,
  footSeller: 1.5,
  software: 2,
  buyerFirst: 1.5,
  grid: 1,
  mail: 1.2,
  agency: 1.2,
  till: 1.5,
  logoOnly: 1.2,
  viewer: 1.5,
  bill: 1.5,
  boxes: 1.5,
  folio: 1,
  threeParties: 1.5,
  halves: 1,
  sidebar: 2,
  shipment: 1.2,
  sideLetter: 2.2,
  smallPrint: 2.2,
  offices: 1.2,
  oneLineHead: 1.5,
  payable: 1.6,
  cells: 1.6,
  compared: 0.8,
  coded: 0.8,
  merchant: 2.2,
  subject: 1.8,
  booking: 1.2,
  account: 1.2,
  dotted: 1,
  boxedForm: 1.4,
};

/** Printed on the roll of a till. */
export const isReceipt = (skeleton: SkeletonName): boolean => skeleton === 'till' || skeleton === 'merchant';

export interface LayoutFamily {
  readonly number: number;
  readonly withheld: boolean;
  readonly skeleton: SkeletonName;
  /** Points. */
  readonly margin: number;
  readonly size: number;
  /** Of a line, in sizes. */
  readonly lead: number;
  readonly stretch: number;
  readonly blank: number;
  /** The position of the heading of a block. */
  readonly heading: 'above' | 'inline' | 'left' | 'none';
  readonly sellerHeading: boolean;
  readonly colon: boolean;
  readonly capitals: boolean;
  readonly address: 'lines' | 'one' | 'two' | 'withName' | 'labelled';
  readonly senderLine: boolean;
  readonly separator: string;
  readonly delivery: 'none' | 'right' | 'below' | 'column';
  readonly deliveryFirst: boolean;
  readonly sellerName: 'big' | 'normal' | 'logo' | 'both';
  readonly slogan: boolean;
  readonly sellerContact: 'below' | 'none' | 'inline' | 'above';
  readonly buyerContact: 'none' | 'below';
  readonly sellerRegistration: 'none' | 'below' | 'before';
  readonly buyerRegistration: 'none' | 'below' | 'before';
  readonly attention: 'none' | 'before' | 'after';
  readonly facts: 'right' | 'left' | 'row' | 'grid' | 'below';
  readonly factStyle: 'inline' | 'gap' | 'above';
  readonly foot: 'none' | 'line' | 'threeColumns' | 'fourColumns' | 'centred' | 'smallPrint';
  readonly title: 'top' | 'middle' | 'right';
  readonly signer: boolean;
  readonly rightAligned: boolean;
  readonly customerNumber: 'none' | 'before' | 'after';
  readonly prose: boolean;
  readonly withoutBuyer: boolean;
  readonly stacked: boolean;
  readonly swapped: boolean;
  readonly threeColumns: boolean;
  readonly remittance: boolean;
  readonly repeats: boolean;
  /** Has third parties, asides, captions and small print, which most pages have not. */
  readonly unusual: boolean;
}

function skeletonFrom(draw: Draw): SkeletonName {
  const all = skeletonNames.reduce((sum, name) => sum + shares[name], 0);
  let rest = draw.between(0, all);
  for (const name of skeletonNames) {
    rest -= shares[name];
    if (rest <= 0) return name;
  }
  return 'letter';
}

export function layoutFamily(number: number): LayoutFamily {
  const draw = drawFrom(`family ${number}`);
  const { pick, chance, between } = draw;
  return {
    number,
    withheld: number % 3 === 0,
    skeleton: skeletonFrom(draw),
    margin: between(26, 75),
    size: pick([7, 8, 9, 9, 9.5, 10, 10, 11, 12]),
    lead: between(1.15, 1.6),
    stretch: between(0.86, 1.14),
    blank: between(0.85, 1.2),
    heading: pick(['above', 'above', 'above', 'above', 'inline', 'left', 'none']),
    sellerHeading: chance(0.3),
    colon: chance(0.5),
    capitals: chance(0.3),
    address: pick(['lines', 'lines', 'lines', 'lines', 'one', 'two', 'withName', 'labelled']),
    senderLine: chance(0.55),
    separator: pick([' - ', ' · ', ' | ', ', ', ' • ', ' – ', ' * ', ' / ', ', ']),
    delivery: pick(['none', 'none', 'none', 'right', 'below', 'column']),
    deliveryFirst: chance(0.25),
    sellerName: pick(['big', 'big', 'normal', 'normal', 'logo', 'both']),
    slogan: chance(0.25),
    sellerContact: pick(['below', 'below', 'none', 'inline', 'above']),
    buyerContact: pick(['none', 'none', 'below', 'below']),
    sellerRegistration: pick(['none', 'below', 'below', 'before']),
    buyerRegistration: pick(['none', 'none', 'below', 'before']),
    attention: pick(['none', 'none', 'none', 'before', 'after', 'after']),
    facts: pick(['right', 'right', 'left', 'row', 'grid', 'below']),
    factStyle: pick(['inline', 'gap', 'gap', 'above']),
    foot: pick(['none', 'none', 'line', 'threeColumns', 'fourColumns', 'centred']),
    title: pick(['top', 'middle', 'middle', 'right']),
    signer: chance(0.25),
    rightAligned: chance(0.5),
    customerNumber: pick(['none', 'none', 'before', 'after']),
    prose: chance(0.5),
    withoutBuyer: chance(0.07),
    stacked: chance(0.3),
    swapped: chance(0.2),
    threeColumns: chance(0.25),
    remittance: chance(0.12),
    repeats: chance(0.3),
    unusual: chance(0.4),
  };
}
