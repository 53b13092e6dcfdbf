/** Pages of invoices and receipts with what is true of them, each following from a family and a seed. */
import { definedOnly } from '../../src/domain/defined-only.ts';
import type { Page } from '../../src/domain/document.ts';
import type { Word } from '../../src/geometry/word.ts';
import { putClosing, putFoot, putItems, putRemittance, putTotals } from './body.ts';
import { brandOf } from './brands.ts';
import { type Canvas, type DrawnWord, type Tag, canvasOf } from './canvas.ts';
import { collisionsIn } from './collisions.ts';
import { type Draw, drawFrom } from './draw.ts';
import { amountsOf, factsOf } from './facts.ts';
import { type LayoutFamily, isReceipt, layoutFamily } from './family.ts';
import { type LanguageCode, languages } from './languages/index.ts';
import { nudged, scanned } from './noise.ts';
import { type Party, partyFrom } from './party.ts';
import { putPayment } from './payment.ts';
import { type Scene, anyOf, headingFrom } from './scene.ts';
import { stylesOf } from './styles.ts';
import { putProse } from './skeletons/skeleton.ts';
import { skeletons } from './skeletons/index.ts';
import { putBetween } from './thirds.ts';
import { type WordChoice, alternatives } from './wording.ts';

/** The four fields of the parties; null where the page does not bear it. */
export interface PartyTruth {
  readonly vendor_name: string | null;
  readonly vendor_address: string | null;
  readonly customer_name: string | null;
  readonly customer_address: string | null;
}

export interface Generated {
  readonly family: LayoutFamily;
  readonly language: LanguageCode;
  readonly pages: readonly Page[];
  readonly truth: PartyTruth;
}

/** How often each language is drawn. */
const languageShares: Readonly<Record<LanguageCode, number>> = {
  en: 12,
  de: 6,
  fr: 4.5,
  it: 3,
  es: 4,
  nl: 2.5,
  pt: 2.5,
  sv: 1,
  da: 1,
  no: 1,
  fi: 1,
  pl: 1.6,
  cs: 1,
  ro: 1,
  hu: 1,
  sk: 0.6,
  hr: 0.6,
  sl: 0.5,
  tr: 0.6,
  lv: 0.4,
  lt: 0.4,
  et: 0.4,
  ca: 0.6,
  id: 0.5,
  bg: 0.6,
  el: 0.6,
};

const languageBag = (Object.keys(languageShares) as LanguageCode[]).flatMap((code) =>
  Array.from({ length: Math.round(5 * languageShares[code]) }, () => code),
);

function partiesOf(draw: Draw, language: LanguageCode): { seller: Party; buyer: Party; delivery: Party } {
  const seller = partyFrom(draw, draw.chance(0.93) ? language : draw.pick(languageBag), 'seller');
  const buyer = partyFrom(draw, draw.chance(0.86) ? language : draw.pick(languageBag), 'buyer');
  const other = partyFrom(draw, language, 'buyer');
  const name = draw.chance(0.5) ? buyer.name : other.name;
  const address = draw.chance(0.4) ? buyer.address : other.address;
  return { seller, buyer, delivery: { ...other, name, address } };
}

const papers = [
  [595, 842],
  [595, 842],
  [612, 792],
] as const;

function sizeOf(draw: Draw, { skeleton }: LayoutFamily): readonly [number, number] {
  return isReceipt(skeleton) ? [draw.pick([226, 300, 400]), draw.pick([500, 800])] : draw.pick(papers);
}

function sceneFrom(draw: Draw, family: LayoutFamily, language: LanguageCode, words: WordChoice): Scene {
  const [width, height] = sizeOf(draw, family);
  const isTill = isReceipt(family.skeleton);
  const { seller, buyer, delivery } = partiesOf(draw, language);
  const wording = languages[language];
  const margin = isTill ? 12 : family.margin * draw.between(0.9, 1.1);
  const size = isTill ? Math.min(9, family.size) : family.size * draw.between(0.93, 1.07);
  const isBuyerAbsent = isTill ? draw.chance(0.75) : (family.withoutBuyer && draw.chance(0.7)) || draw.chance(0.06);
  const isBranded = family.sellerName !== 'normal' && !seller.isPerson && draw.chance(0.18);
  return {
    draw,
    family,
    wording,
    words,
    canvas: canvasOf({ width, height, stretch: family.stretch, blank: family.blank }),
    seller,
    buyer: isBuyerAbsent ? undefined : buyer,
    delivery,
    size,
    lead: size * family.lead,
    left: margin,
    right: width - margin,
    middle: width / 2 + draw.between(0, 30),
    big: size * draw.pick([1.3, 1.6, 2, 2.6]),
    title: draw.pick(alternatives(wording.title)),
    facts: factsOf(draw, words, language, { seller, buyer }),
    amount: amountsOf(draw, seller),
    brand: isBranded ? brandOf(draw, seller) : undefined,
    areProducts: draw.chance(isTill ? 0.6 : 0.3),
    isUnusual: family.unusual && draw.chance(0.9),
    sellerAddressShown: draw.chance(0.9),
    buyerAddressShown: draw.chance(0.93),
  };
}

function drawPage(scene: Scene): void {
  const { draw, family, canvas, left, big } = scene;
  const top = draw.between(20, 60);
  const start = family.title === 'top' && !isReceipt(family.skeleton) && draw.chance(0.25) ? top + 1.8 * big : top;
  const first = scene.isUnusual && draw.chance(0.3) ? headingFrom(scene, scene.wording.caption) : scene.title;
  if (start > top) canvas.put(draw.pick([left, scene.middle]), top, first, big);
  const { y: after, foot = usualFoot(scene), isPaidTo = false, ...edges } = skeletons[family.skeleton](scene, start);
  drawBody({ ...scene, ...edges }, after, { foot, isPaidTo });
}

/** The foot of the family; unusual pages often have one in small print instead. */
const usualFoot = ({ family, isUnusual, draw }: Scene): LayoutFamily['foot'] =>
  isUnusual && !isReceipt(family.skeleton) && draw.chance(0.3) ? 'smallPrint' : family.foot;

/** What stands below the parties: prose, items, totals, and the foot. */
function drawBody(
  scene: Scene,
  after: number,
  { foot, isPaidTo }: { readonly foot: LayoutFamily['foot']; readonly isPaidTo: boolean },
): void {
  const { draw, family, canvas, lead, left, right, size } = scene;
  let y = after;
  if (family.title === 'middle' && draw.chance(0.6) && !isReceipt(family.skeleton)) {
    canvas.put(
      left,
      y,
      `${scene.title} ${draw.chance(0.5) ? (scene.facts[0]?.value ?? '') : ''}`,
      size * draw.pick([1.2, 1.5]),
    );
    y += 2 * lead;
  }
  if (scene.isUnusual && !isReceipt(family.skeleton)) y = putBetween(scene, y);
  if (family.prose) y = putProse(scene, left, y, 3) + lead;
  y = putTotals(scene, putItems(scene, y, canvas.height * 0.8));
  if (isPaidTo) y = putPayment(scene, left, y, { isOnly: true });
  else if (scene.isUnusual && !isReceipt(family.skeleton) && draw.chance(0.35))
    y = putPayment(scene, draw.pick([left, scene.middle]), y);
  y = putClosing(scene, y);
  if (family.remittance && draw.chance(0.7)) y = putRemittance(scene, y);
  putFoot(scene, foot, y);
  if (draw.chance(0.25))
    canvas.put(
      right,
      canvas.height - 20,
      draw.pick(['Page 1 of 1', 'Seite 1 von 1', '1/1', 'Page 1', '1']),
      size * 0.8,
      'right',
    );
}

/** A continuation page: carried items, totals, the seller's line, sometimes a person who signs. */
function drawNextPage(scene: Scene): void {
  const { draw, canvas, family, left, lead, seller, wording } = scene;
  let y = draw.between(25, 60);
  if (family.repeats)
    canvas.put(
      left,
      y,
      [
        [seller.name, 'sellerName'],
        [scene.facts[0]?.value ?? '', 'none'],
      ],
      scene.size,
    );
  canvas.put(
    scene.right,
    y,
    draw.pick(['Page 2 of 2', 'Seite 2', '2/2', anyOf(scene, wording.title)]),
    scene.size,
    'right',
  );
  y = putItems(scene, y + 2 * lead, canvas.height * 0.7);
  y = putClosing(scene, putTotals(scene, y));
  putFoot(scene, draw.chance(0.5) ? family.foot : 'none', y);
}

const hasTag = (pages: readonly (readonly DrawnWord[])[], tag: Tag): boolean =>
  pages.some((words) => words.some((word) => word.tag === tag));

export interface GenerateOptions {
  /** Whether the page is read by recognition; drawn unless given. */
  readonly scan?: boolean;
  /** Shows the withheld third of the words too: for models that ship. */
  readonly allWords?: boolean;
}

interface DrawnDocument {
  readonly scene: Scene;
  readonly canvases: readonly Canvas[];
  readonly language: LanguageCode;
  readonly draw: Draw;
}

/** The document that follows from a seed, in print that is `scale` times as large as its family's. */
function drawDocument(given: LayoutFamily, seed: string, words: WordChoice, scale: number): DrawnDocument {
  const family = { ...given, size: given.size * scale };
  const draw = drawFrom(`page ${family.number} ${seed}`);
  const language = draw.pick(languageBag);
  const scene = sceneFrom(draw, family, language, words);
  drawPage(scene);
  const canvases: Canvas[] = [scene.canvas];
  if (!isReceipt(family.skeleton) && draw.chance(0.12)) {
    const next = canvasOf({
      width: scene.canvas.width,
      height: scene.canvas.height,
      stretch: family.stretch,
      blank: family.blank,
    });
    drawNextPage({ ...scene, canvas: next });
    canvases.push(next);
  }
  return { scene, canvases, language, draw };
}

/** Print gets smaller step by step until it fits, then the page is drawn anew. */
const scales = [1, 0.9, 0.8] as const;
const mostAttempts = 4;

/** The first document of `seed` that fits its paper, else the one that comes nearest to it. */
function fittingDocument(family: LayoutFamily, seed: string, words: WordChoice): DrawnDocument {
  let best: { readonly document: DrawnDocument; readonly collisions: number } | undefined;
  for (let attempt = 0; attempt < mostAttempts * scales.length; attempt++) {
    const suffix = attempt < scales.length ? '' : ` ${Math.floor(attempt / scales.length)}`;
    const document = drawDocument(family, seed + suffix, words, scales[attempt % scales.length] ?? 1);
    const collisions = document.canvases.reduce((sum, canvas) => sum + collisionsIn(canvas.words, canvas.width), 0);
    if (!best || collisions < best.collisions) best = { document, collisions };
    if (collisions === 0) break;
  }
  if (!best) throw new RangeError('no attempt was made');
  return best.document;
}

const wordOf = ({ text, box }: DrawnWord): Word => ({ text, box, confidence: 1 });

/** The same number and seed give the same document. */
export function generate(
  familyNumber: number,
  seed: string,
  { scan, allWords = false }: GenerateOptions = {},
): Generated {
  const family = layoutFamily(familyNumber);
  const ofFamily = family.withheld ? 'withheld' : 'seen';
  const { scene, canvases, language, draw } = fittingDocument(family, seed, allWords ? 'all' : ofFamily);
  const isScan = scan ?? draw.chance(isReceipt(family.skeleton) ? 0.7 : 0.3);
  const drawn = canvases.map(({ words }) => (isScan ? scanned(draw, words) : nudged(draw, words)));
  const styleOf = isScan ? () => undefined : stylesOf(draw, drawn);
  const { seller, buyer } = scene;
  const address = ({ address: lines }: Party): string => lines.join(', ');
  return {
    family,
    language,
    truth: {
      vendor_name: hasTag(drawn, 'sellerName') ? seller.name : null,
      vendor_address: hasTag(drawn, 'sellerAddress') ? address(seller) : null,
      customer_name: buyer && hasTag(drawn, 'buyerName') ? buyer.name : null,
      customer_address: buyer && hasTag(drawn, 'buyerAddress') ? address(buyer) : null,
    },
    pages: canvases.map(({ width, height }, index) => ({
      number: index + 1,
      width,
      height,
      textSource: isScan ? 'ocr' : 'text',
      words: (drawn[index] ?? []).map((word) => ({ ...wordOf(word), ...definedOnly({ style: styleOf(word) }) })),
    })),
  };
}
