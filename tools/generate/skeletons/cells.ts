/** Forms with a label in the cell at the left and its value in the cell at the right, and viewers that print codes. */
import { type Tags, buyerTags, sellerTags } from '../blocks.ts';
import { lineFrom } from '../asides.ts';
import { type TextLine, wrapped } from '../canvas.ts';
import { languages } from '../languages/index.ts';
import type { Party } from '../party.ts';
import { type Scene, anyOf, putFacts, putTitle } from '../scene.ts';
import { type Skeleton, buyerHeading, sellerHeading } from './skeleton.ts';
import type { Tag } from '../canvas.ts';

interface Row {
  readonly label: string;
  readonly text: string;
  readonly tag: Tag;
}

const postCode =
  /(?:^|[\s(-])([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|\d{4,6}(?:-\d{3,4})?|\d{3} \d{2}|\d{2}-\d{3})(?=$|[\s,)-])/;
const region = /[\s,(/-]+([A-Z]{2,3})\)?$/;

/** Post code, town and region of a line of an address, each with its label, in the order in which they are written. */
function placeRows(scene: Scene, party: Party, line: string, tag: Tag): Row[] {
  const wording = languages[party.language];
  const label = (list: string): string => anyOf(scene, list);
  const zip = postCode.exec(line)?.[1];
  const rest = zip === undefined ? line : line.replace(zip, ' ').replace(/\s+/g, ' ');
  const state = region.exec(rest.trim())?.[1];
  const town = (state === undefined ? rest : rest.trim().replace(region, '')).replace(/^[\s,.()-]+|[\s,.()-]+$/g, '');
  const rows: { readonly at: number; readonly row: Row }[] = [
    ...(zip === undefined ? [] : [{ at: line.indexOf(zip), row: { label: label(wording.postLabel), text: zip, tag } }]),
    ...(town === '' ? [] : [{ at: line.indexOf(town), row: { label: label(wording.cityLabel), text: town, tag } }]),
    ...(state === undefined
      ? []
      : [{ at: line.lastIndexOf(state), row: { label: label(wording.stateLabel), text: state, tag } }]),
  ];
  return rows.toSorted((a, b) => a.at - b.at).map(({ row }) => row);
}

/** What a form asks of a party, one row for each answer. */
function rowsOf(scene: Scene, party: Party, tags: Tags): Row[] {
  const { draw } = scene;
  const wording = languages[party.language];
  const label = (list: string): string => anyOf(scene, list);
  const [street = '', ...rest] = party.address;
  const isWhole = draw.chance(0.3);
  const address: Row[] = isWhole
    ? [{ label: label(wording.addressLabel), text: party.address.join(', '), tag: tags.address }]
    : [
        { label: label(wording.addressLabel), text: street, tag: tags.address },
        ...rest.flatMap((line) => placeRows(scene, party, line, tags.address)),
      ];
  const plainRow = (list: string, text: string): Row => ({ label: label(list), text, tag: 'none' });
  const others = [
    plainRow(wording.registration, draw.digits(draw.whole(8, 13))),
    plainRow(wording.phone, party.phone),
    { label: 'E-mail', text: party.mail, tag: 'none' as const },
    plainRow(wording.contact, party.person),
    plainRow(wording.registration, lineFrom(draw, party, 'regime')),
    ...(isWhole ? [] : [plainRow(wording.countryLabel, party.country.names.split('|')[0] ?? party.country.code)]),
  ];
  const chosen = draw.some(others, draw.whole(1, 4));
  const isBefore = draw.chance(0.3);
  return [
    ...(isBefore ? chosen.slice(0, 1) : []),
    { label: label(wording.nameLabel), text: party.name, tag: tags.name },
    ...address,
    ...(isBefore ? chosen.slice(1) : chosen),
  ];
}

interface Cells {
  readonly x: number;
  /** Where values begin, and how wide they may be. */
  readonly valueAt: number;
  readonly width: number;
}

/** One row; returns how many lines it takes. */
function putRow(scene: Scene, { label, text, tag }: Row, y: number, { x, valueAt, width }: Cells): number {
  const { canvas, size, lead, family } = scene;
  const labels = wrapped(label + (family.colon ? ':' : ''), (valueAt - x - 6) / family.stretch, size);
  const values = wrapped(text, width / family.stretch, size);
  const block = (at: number, lines: readonly string[], own: Tag): void => {
    canvas.block(
      at,
      y,
      lines.map((line): TextLine => [[line, own]]),
      { size, lead },
    );
  };
  block(x, labels, 'label');
  block(valueAt, values, tag);
  return Math.max(labels.length, values.length);
}

/** Both parties side by side, a row of one as high as that of the other. */
export const cells: Skeleton = (scene, top) => {
  const { draw, canvas, left, right, lead, size, buyer, family } = scene;
  let y = putTitle(scene, draw.pick([left, canvas.width / 2 - 60]), top);
  const seller = { heading: sellerHeading(scene, true) ?? '', rows: rowsOf(scene, scene.seller, sellerTags) };
  const other = { heading: buyer ? buyerHeading(scene) : '', rows: buyer ? rowsOf(scene, buyer, buyerTags) : [] };
  const parties = family.swapped ? [other, seller] : [seller, other];
  const isBeside = draw.chance(0.7);
  const width = isBeside ? (right - left) / 2 : right - left;
  const labelWidth = width * draw.between(0.28, 0.4);
  const placed = parties.map(({ rows, heading }, index) => {
    const x = left + (isBeside ? index * width : 0);
    return { rows, heading, place: { x, valueAt: x + labelWidth, width: width - labelWidth - 8 } };
  });
  const gap = draw.pick([0, 0, 0.4]) * lead;
  if (!isBeside) {
    for (const { rows, heading, place } of placed) {
      canvas.put(place.x, y, heading, size);
      y += 1.4 * lead;
      for (const row of rows) y += putRow(scene, row, y, place) * lead + gap;
      y += lead;
    }
  } else {
    for (const { heading, place } of placed) canvas.put(place.x, y, heading, size);
    y += 1.4 * lead;
    for (let at = 0; at < Math.max(...placed.map(({ rows }) => rows.length)); at++) {
      const heights = placed.map(({ rows, place }) => {
        const row = rows[at];
        return row ? putRow(scene, row, y, place) : 0;
      });
      y += Math.max(...heights) * lead + gap;
    }
  }
  return { y: putFacts(scene, left, y + lead, draw.pick(['gap', 'inline'])) + lead };
};

/** One column of labels for both parties, whose values stand in a column each. */
export const compared: Skeleton = (scene, top) => {
  const { draw, canvas, left, right, lead, size, wording, seller, buyer, family } = scene;
  let y = putTitle(scene, left, top);
  const labelWidth = (right - left) * draw.between(0.16, 0.24);
  const width = (right - left - labelWidth) / 2;
  const xs = [left + labelWidth, left + labelWidth + width];
  const [first, second] = family.swapped ? [1, 0] : [0, 1];
  canvas.put(xs[first] ?? left, y, sellerHeading(scene, true) ?? '', size);
  if (buyer) canvas.put(xs[second] ?? left, y, buyerHeading(scene), size);
  y += 1.3 * lead;
  type Line = readonly [list: string, of: (party: Party) => string, tag: 'name' | 'address' | undefined];
  const lines: Line[] = [
    [wording.nameLabel, ({ name }) => name, 'name'],
    [wording.addressLabel, ({ address }) => address.join(', '), 'address'],
    ...draw.some<Line>(
      [
        [wording.registration, ({ registration }) => registration[0]?.replace(/^\D*/, '') ?? '', undefined],
        [wording.phone, ({ phone }) => phone, undefined],
        ['E-mail', ({ mail }) => mail, undefined],
        [wording.contact, ({ person }) => person, undefined],
        [wording.bank, ({ bank }) => bank[0] ?? '', undefined],
      ],
      draw.whole(1, 4),
    ),
  ];
  for (const [list, of, kind] of lines) {
    const label = anyOf(scene, list);
    const heights = [
      ...wrapped(label, labelWidth / family.stretch - 6, size).map(
        (line, at) => (canvas.put(left, y + at * lead, line, size), at + 1),
      ),
      ...[
        { party: seller, tags: sellerTags, at: first },
        ...(buyer ? [{ party: buyer, tags: buyerTags, at: second }] : []),
      ].map(({ party, tags, at }) => {
        const values = wrapped(of(party), (width - 10) / family.stretch, size);
        const tag = kind === undefined ? 'none' : tags[kind];
        canvas.block(
          xs[at] ?? left,
          y,
          values.map((line): TextLine => [[line, tag]]),
          { size, lead },
        );
        return values.length;
      }),
    ];
    y += Math.max(...heights) * lead;
  }
  return { y: putFacts(scene, left, y + lead, 'gap') + lead };
};

const codeOf: readonly ((draw: Scene['draw'], at: number) => string)[] = [
  (draw) => `BT-${draw.whole(20, 90)}`,
  (_, at) => `1.${at}`,
  (draw, at) => `1.2.${at}.${draw.whole(1, 4)}`,
  (draw) => `[${draw.digits(3)}]`,
  (draw) => `<${draw.pick(['Nm', 'Adr', 'Denominazione', 'xNome', 'PstlAdr'])}>`,
  (draw) => draw.digits(2),
];

/** The rows of an electronic invoice with the codes of their fields, before labels or behind values. */
export const coded: Skeleton = (scene, top) => {
  const { draw, canvas, left, right, lead, size, buyer, family } = scene;
  let y = putTitle(scene, left, top);
  const code = draw.pick(codeOf);
  const isBefore = draw.chance(0.6);
  const codeWidth = isBefore ? 8 * size : 0;
  const valueAt = left + codeWidth + (right - left) * draw.between(0.22, 0.3);
  const seller = { heading: sellerHeading(scene, true) ?? '', rows: rowsOf(scene, scene.seller, sellerTags) };
  const other = buyer ? [{ heading: buyerHeading(scene), rows: rowsOf(scene, buyer, buyerTags) }] : [];
  for (const { heading, rows } of family.swapped ? [...other, seller] : [seller, ...other]) {
    canvas.put(left, y, heading, size * 1.1);
    y += 1.4 * lead;
    rows.forEach((row, at) => {
      canvas.put(isBefore ? left : right - 6 * size, y, code(draw, at + 1), size);
      y += putRow(scene, row, y, { x: left + codeWidth, valueAt, width: right - valueAt - 7 * size }) * lead;
    });
    y += 0.7 * lead;
  }
  return { y: putFacts(scene, left, y, 'gap', (valueAt - left) / size) + lead };
};
