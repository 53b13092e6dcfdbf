/** The lines of parties: seller, buyer and others, with the lines between name and address. */
import { asideOf, lineFrom } from './asides.ts';
import { gluedBrand } from './brands.ts';
import { type Tag, type TextLine, textWidth, wrapped } from './canvas.ts';
import type { Party } from './party.ts';
import { type Scene, anyOf, plain } from './scene.ts';
import { languages } from './languages/index.ts';
import { alternatives } from './wording.ts';

export interface Tags {
  readonly name: Tag;
  readonly address: Tag;
}

export const sellerTags: Tags = { name: 'sellerName', address: 'sellerAddress' };
export const buyerTags: Tags = { name: 'buyerName', address: 'buyerAddress' };
export const noTags: Tags = { name: 'none', address: 'none' };

/** A habit of the family, now and then not kept. */
function habit<Value>({ draw }: Scene, value: Value, otherwise: Value, share = 0.12): Value {
  return draw.chance(share) ? otherwise : value;
}

const colonFrom = ({ draw }: Scene): string => draw.pick([':', ': ', ' :']);

/** The name of a company beside the one that it trades under: in brackets, behind a word for it, on the next line. */
function withTradingName(scene: Scene, party: Party, tag: Tag): TextLine[] {
  const { draw } = scene;
  const trading = draw.pick([gluedBrand(draw, party), gluedBrand(draw, party).toUpperCase(), party.person]);
  const operator = draw.pick(alternatives(languages[party.language].operator));
  return draw.pick<TextLine[]>([
    [[[party.name, tag]], [[`(${trading})`, 'none']]],
    [
      [[trading, 'none']],
      [
        ['(', 'none'],
        [party.name, tag],
        [')', 'none'],
      ],
    ],
    [[[`${trading} ${operator}`, 'none']], [[party.name, tag]]],
    [
      [[trading, 'none']],
      [
        [operator, 'none'],
        [party.name, tag],
      ],
    ],
    [[[trading, 'none']], [[party.name, tag]]],
    [[[party.name, tag]], [[trading, 'none']]],
  ]);
}

/** A text over several lines, as a column that is narrower than it sets it. */
const inColumn = ({ draw }: Scene, text: string): string[] =>
  wrapped(text, textWidth(text, 1) * draw.between(0.45, 0.95), 1);

function nameLines(scene: Scene, party: Party, tag: Tag, isLabelled: boolean): TextLine[] {
  const { draw } = scene;
  if (isLabelled)
    return [
      [
        [anyOf(scene, languages[party.language].nameLabel) + colonFrom(scene), 'label'],
        [party.name, tag],
      ],
    ];
  if (scene.isUnusual && !party.isPerson && draw.chance(party === scene.seller ? 0.14 : 0.05))
    return withTradingName(scene, party, tag);
  const words = party.name.split(' ');
  const isLong = party.name.length > 26;
  if (words.length > 2 && draw.chance(isLong ? 0.5 : 0.12)) {
    if (draw.chance(0.5)) return inColumn(scene, party.name).map((line): TextLine => [[line, tag]]);
    const cut = draw.chance(0.4) ? words.length - 1 : Math.max(1, Math.ceil(words.length / 2));
    const third = party.name.length > 45 && words.length > 4 ? words.length - 1 : words.length;
    if (third > cut && third < words.length)
      return [
        [[words.slice(0, cut).join(' '), tag]],
        [[words.slice(cut, third).join(' '), tag]],
        [[words.slice(third).join(' '), tag]],
      ];
    return [[[words.slice(0, cut).join(' '), tag]], [[words.slice(cut).join(' '), tag]]];
  }
  return [[[party.name, tag]]];
}

export function addressLines(scene: Scene, party: Party, tag: Tag): TextLine[] {
  const { draw, family } = scene;
  const style = habit<typeof family.address>(scene, family.address, 'lines', 0.15);
  const { address } = party;
  if (style === 'one') return [[[address.join(draw.pick([', ', ', ', ' - ', ' ', family.separator])), tag]]];
  if (style === 'two' && address.length > 2)
    return [[[address.slice(0, -1).join(', '), tag]], [[address.at(-1) ?? '', tag]]];
  if (style === 'labelled') {
    const wording = languages[party.language];
    const label = anyOf(scene, wording.addressLabel) + colonFrom(scene);
    if (draw.chance(0.5))
      return [
        [
          [label, 'label'],
          [address.join(', '), tag],
        ],
      ];
    return address.map((line, index): TextLine => {
      if (index === 0)
        return [
          [label, 'label'],
          [line, tag],
        ];
      return draw.chance(0.5)
        ? [
            [anyOf(scene, wording.cityLabel) + ':', 'label'],
            [line, tag],
          ]
        : [[line, tag]];
    });
  }
  return address.map((line, index): TextLine => [
    [draw.chance(0.06) && index < address.length - 1 ? `${line},` : line, tag],
  ]);
}

export function slogan(scene: Scene): string {
  const { draw, seller } = scene;
  return draw.pick([
    anyOf(scene, scene.wording.prose),
    `${anyOf(scene, scene.wording.trades)} & ${anyOf(scene, scene.wording.trades)}`,
    `${draw.pick(['Since', 'Est.', 'seit', 'depuis', 'dal', 'desde', 'sinds'])} ${draw.whole(1890, 2020)}`,
    `${anyOf(scene, scene.wording.item)} ${draw.pick(['&', '|', ',', '-'])} ${anyOf(scene, scene.wording.trades)} ${draw.pick(['seit', 'since', 'desde', ''])} ${draw.whole(1890, 2020)}`,
    `${anyOf(scene, scene.wording.registration)} ${draw.pick(['AT', 'DE', 'EEG', 'ISO'])}-${draw.digits(4)}`,
    `${anyOf(scene, scene.wording.trades)} | ${anyOf(scene, scene.wording.item)} | ${anyOf(scene, scene.wording.trades)}`,
    `${seller.person}, ${anyOf(scene, scene.wording.trades)}`,
  ]);
}

/** The lines around the name and address of a party. */
interface Surroundings {
  readonly contact: 'below' | 'none' | 'inline' | 'above';
  readonly registration: 'none' | 'below' | 'before';
}

interface Asides {
  readonly above: readonly TextLine[];
  readonly between: readonly TextLine[];
  readonly below: readonly TextLine[];
}

/** Lines near name and address that unusual pages have: of the house, of departments, of who acts for the party. */
function asidesOf(scene: Scene, party: Party): Asides {
  const { draw } = scene;
  if (!scene.isUnusual) return { above: [], between: [], below: [] };
  const aside = (): TextLine => plain(draw.chance(0.3) ? slogan(scene) : asideOf(draw, party));
  if (party === scene.seller)
    return {
      above: draw.chance(0.06) ? [aside()] : [],
      between: draw.chance(0.3) ? [aside()] : [],
      below: draw.chance(0.35) ? Array.from({ length: draw.pick([1, 1, 2]) }, aside) : [],
    };
  const between = draw.next();
  const department = (): TextLine => plain(lineFrom(draw, party, draw.pick(['department', 'attention', 'attention'])));
  const agent = (): TextLine =>
    plain(
      `${lineFrom(draw, party, 'managed')} ${draw.pick([party.person, scene.delivery.name, gluedBrand(draw, scene.delivery)])}`,
    );
  return {
    above: draw.chance(0.05) ? [department()] : [],
    between: [
      ...(!party.isPerson && between < 0.25 ? [department()] : []),
      ...(!party.isPerson && between < 0.04 ? [department()] : []),
      ...(between > 0.87 ? [agent()] : []),
      ...(between > 0.4 && between < 0.47
        ? [plain(`${lineFrom(draw, party, 'subject')}: ${draw.pick([party.person, draw.digits(4)])}`)]
        : []),
    ],
    below: draw.chance(0.15) ? [plain(lineFrom(draw, party, draw.pick(['regime', 'regime', 'department'])))] : [],
  };
}

function around(
  scene: Scene,
  party: Party,
  name: readonly TextLine[],
  address: readonly TextLine[],
  how: Surroundings,
): TextLine[] {
  const { draw } = scene;
  const registration = party.registration.map(plain);
  const own = asidesOf(scene, party);
  return [
    ...own.above,
    ...name,
    ...own.between,
    ...(how.registration === 'before' ? registration.slice(0, 1) : []),
    ...(how.contact === 'above' ? party.contact.slice(0, 1).map(plain) : []),
    ...address,
    ...own.below,
    ...(how.contact === 'below' ? party.contact.map(plain) : []),
    ...(how.contact === 'inline' ? [plain(party.contact.join(draw.pick(['  ', ' | ', ' '])))] : []),
    ...(how.registration === 'below' ? registration : []),
  ];
}

/** The seller's block; without the name where a logo bears it. */
export function sellerLines(scene: Scene, isNamed = true): TextLine[] {
  const { draw, family, seller } = scene;
  const isLabelled = family.address === 'labelled' && draw.chance(0.5);
  const address = scene.sellerAddressShown ? addressLines(scene, seller, 'sellerAddress') : [];
  const how = {
    contact: habit<Surroundings['contact']>(scene, family.sellerContact, 'none'),
    registration: habit<Surroundings['registration']>(scene, family.sellerRegistration, 'none'),
  };
  if (isNamed && family.address === 'withName' && address.length > 0) {
    const joined: TextLine = [
      [`${seller.name},`, 'sellerName'],
      [seller.address.join(', '), 'sellerAddress'],
    ];
    return around(scene, seller, [joined], [], how);
  }
  const name = isNamed ? nameLines(scene, seller, 'sellerName', isLabelled) : [];
  const below = [
    ...(family.slogan && draw.chance(0.6) ? [plain(slogan(scene))] : []),
    ...(!seller.isPerson && draw.chance(0.08) ? [plain(seller.person)] : []),
  ];
  return around(scene, seller, [...name, ...below], address, how);
}

const numberLine = (scene: Scene): TextLine =>
  plain(`${anyOf(scene, scene.wording.other)}: ${scene.draw.digits(scene.draw.whole(3, 6))}`);

/** Somebody in the house, with or without a word for it. */
function attentionLine(scene: Scene, party: Party): TextLine {
  const { draw, wording } = scene;
  const before = draw.pick([
    anyOf(scene, wording.contact) + draw.pick([': ', ' ', '. ']),
    `${anyOf(scene, wording.honorific)} `,
    '',
    '',
  ]);
  return plain(before + party.person);
}

/** Somebody in the house, behind the name and on its line. */
function withAttention(scene: Scene, party: Party, name: readonly TextLine[]): readonly TextLine[] {
  const { draw } = scene;
  const [first = [], ...rest] = name;
  if (!scene.isUnusual || party.isPerson || rest.length > 0 || !draw.chance(0.07)) return name;
  const word = anyOf(scene, languages[party.language].contact);
  return [[...first, [draw.pick([`, ${word} ${party.person}`, `- ${party.person}`, `(${party.person})`]), 'none']]];
}

/** The block of the buyer, or of somebody else with other tags. */
export function buyerLines(scene: Scene, party: Party, tags: Tags = buyerTags): TextLine[] {
  const { draw, family, wording } = scene;
  const isLabelled = family.address === 'labelled' && draw.chance(0.5);
  const attention = party.isPerson ? 'none' : habit<typeof family.attention>(scene, family.attention, 'none');
  const isAddressed = scene.buyerAddressShown || tags === noTags;
  const how = {
    contact: habit<Surroundings['contact']>(scene, family.buyerContact, 'none'),
    registration: habit<Surroundings['registration']>(scene, family.buyerRegistration, 'none'),
  };
  const title = party.isPerson ? draw.chance(0.18) : draw.chance(0.05);
  const before = [
    ...(family.customerNumber === 'before' && draw.chance(0.7) ? [numberLine(scene)] : []),
    ...(attention === 'before' ? [attentionLine(scene, party)] : []),
    ...(title ? [plain(draw.pick(alternatives(wording.honorific)))] : []),
  ];
  const name =
    family.address === 'withName' && draw.chance(0.5) && isAddressed
      ? [
          [
            [`${party.name},`, tags.name],
            [party.address.join(', '), tags.address],
          ] satisfies TextLine,
        ]
      : withAttention(scene, party, nameLines(scene, party, tags.name, isLabelled));
  const joined = name[0]?.some(([, tag]) => tag === tags.address && tag !== 'none') ?? false;
  const address = isAddressed && !joined ? addressLines(scene, party, tags.address) : [];
  return [
    ...before,
    ...around(scene, party, [...name, ...(attention === 'after' ? [attentionLine(scene, party)] : [])], address, how),
    ...(family.customerNumber === 'after' && draw.chance(0.7) ? [numberLine(scene)] : []),
  ];
}

/** One line of name and address, as over the window of an envelope or in a foot. */
export function inOneLine({ family }: Scene, party: Party, tags: Tags, mostLines = 4): TextLine {
  const { separator } = family;
  const lines = party.address.slice(0, mostLines);
  if (separator === ', ')
    return [
      [`${party.name},`, tags.name],
      [lines.join(', '), tags.address],
    ];
  return [
    [party.name, tags.name],
    [separator.trim(), 'none'],
    [lines.join(separator), tags.address],
  ];
}

/** A form: one line for each part of the address, each with a label. */
export function labelledParts(scene: Scene, party: Party, tags: Tags, prefix = ''): TextLine[] {
  const { draw } = scene;
  const wording = languages[party.language];
  const colon = draw.pick([':', ':', ' :', '']);
  const labelled = (list: string, text: string, tag: Tag): TextLine => [
    [`${prefix}${anyOf(scene, list)}${colon}`, 'label'],
    [text, tag],
  ];
  const { address } = party;
  const last = address.length - 1;
  const middle = address.slice(1).map((line, index) => {
    const isCountry = index + 1 === last && address.length > 2 && !/\d/.test(line);
    return labelled(isCountry ? wording.countryLabel : wording.cityLabel, line, tags.address);
  });
  const [first = ''] = address;
  const lines = draw.chance(0.6)
    ? [labelled(wording.addressLabel, first, tags.address), ...middle]
    : [labelled(wording.addressLabel, address.join(', '), tags.address)];
  return [
    labelled(wording.nameLabel, party.name, tags.name),
    ...lines,
    ...party.contact.map(plain),
    ...party.registration.map(plain),
  ];
}
