/**
 * Cuts doubtful places out of the pages that they are on, with their surroundings and a frame around each value. Values
 * that stand close together are shown in one picture.
 */
import sharp from 'sharp';
import { Failure } from '../../domain/failure.ts';
import type { Wording } from '../../texts/wording.ts';
import type { PagePicture, PagePictures } from '../pictures/pictures.ts';
import type { Box, Doubt, Place } from './gather.ts';

/** A page or a part of it, in pixels. */
export interface PlacePicture {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Where the values are in it: left, top, width, height. */
  readonly frames: readonly (readonly [number, number, number, number])[];
}

export interface ShownPicture {
  /** None for a whole page. */
  readonly places: readonly Place[];
  readonly page: number;
  readonly picture: PlacePicture;
}

export interface ShownDoubt {
  readonly doubt: Doubt;
  readonly pictures: readonly ShownPicture[];
  /** Why there is no picture, in the language of the user. */
  readonly missing: string | undefined;
}

/** Around the values, in points: what people need to recognise the place. */
const around = { x: 150, y: 34 };
/** Values within this area share a picture, in points. */
const oneArea = { width: 330, height: 160 };
/** In pixels. */
const wholePageWidth = 640;

/** Draws pictures until `most` were drawn; the doubts after them have none. */
export async function* withPictures(
  doubts: readonly Doubt[],
  pages: PagePictures,
  most: number,
  wording: Wording,
): AsyncGenerator<ShownDoubt> {
  let left = most;
  for (const doubt of doubts) {
    const pictures: ShownPicture[] = [];
    let missing: string | undefined;
    try {
      for (const area of areasOf(doubt)) {
        if (left === 0) {
          missing = wording.text('report.noMorePictures', { most });
          break;
        }
        const set = await pages.of(doubt.facts.source);
        pictures.push({ ...area, picture: await pictureOf(await set.page(area.page), area.places) });
        left--;
      }
    } catch (error) {
      const failure = Failure.from(error);
      if (failure.kind === 'cancelled') throw failure;
      missing = wording.show(failure.messageText ?? failure.message);
    }
    yield { doubt, pictures, missing: pictures.length > 0 ? undefined : missing };
  }
}

interface Area {
  readonly page: number;
  readonly places: readonly Place[];
}

/** The first page as a whole if no place is known. */
function areasOf({ places, page }: Doubt): readonly Area[] {
  if (places.length === 0) return page === undefined ? [] : [{ page, places: [] }];
  const areas: { page: number; places: Place[] }[] = [];
  for (const place of places) {
    const near = areas.find((area) => area.page === place.page && isOneArea([...area.places, place]));
    if (near) near.places.push(place);
    else areas.push({ page: place.page, places: [place] });
  }
  return areas;
}

function isOneArea(places: readonly Place[]): boolean {
  const [x0, y0, x1, y1] = unionOf(places);
  return x1 - x0 <= oneArea.width && y1 - y0 <= oneArea.height;
}

const unionOf = (places: readonly Place[]): Box => [
  Math.min(...places.map(({ box }) => box[0])),
  Math.min(...places.map(({ box }) => box[1])),
  Math.max(...places.map(({ box }) => box[2])),
  Math.max(...places.map(({ box }) => box[3])),
];

async function pictureOf(page: PagePicture, places: readonly Place[]): Promise<PlacePicture> {
  if (places.length > 0) return cutOut(page, places);
  const { data, info } = await sharp(page.bytes)
    .resize({ width: wholePageWidth, withoutEnlargement: true })
    .jpeg({ quality: 72 })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height, frames: [] };
}

async function cutOut(
  { bytes, width, height, perPoint }: PagePicture,
  places: readonly Place[],
): Promise<PlacePicture> {
  const [x0, y0, x1, y1] = unionOf(places);
  // Records are files of their own: boxes may lie anywhere.
  const within = (points: number, most: number): number => Math.min(Math.max(Math.round(points * perPoint), 0), most);
  const left = within(x0 - around.x, width - 1);
  const top = within(y0 - around.y, height - 1);
  const right = Math.max(within(x1 + around.x, width), left + 1);
  const bottom = Math.max(within(y1 + around.y, height), top + 1);
  const part = { left, top, width: right - left, height: bottom - top };
  const jpeg = await sharp(bytes).extract(part).jpeg({ quality: 78 }).toBuffer();
  const frames = places.map(({ box }) => {
    const [a, b, c, d] = box.map((points) => Math.round(points * perPoint)) as [number, number, number, number];
    return [a - left - 3, b - top - 3, c - a + 6, d - b + 6] as const;
  });
  return { jpeg, width: part.width, height: part.height, frames };
}
