/**
 * Makes the samples that the second output of the recogniser is trained on: what the recogniser sees in lines whose text is
 * known.
 *
 *     node tools/training/letters/samples.ts FIRST LAST OUT
 *
 * Draws the pages of the seeds FIRST up to LAST in all fonts of the system that can write Polish, and finds and cuts out their
 * lines as the engine does. For each line it writes to OUT.tsv its steps and its text, to OUT.features 600 values a step in half
 * precision, and to OUT.early 2,880 a step in bytes. Both are rows of channels, as the model gives them out.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { cropOf } from '../../../src/ocr/paddle/crop.ts';
import { detect } from '../../../src/ocr/paddle/detect.ts';
import { cornersOf } from '../../../src/ocr/paddle/geometry.ts';
import { columnsOf, lineHeight, tensorOf } from '../../../src/ocr/paddle/recognise.ts';
import type { Region } from '../../../src/ocr/paddle/regions.ts';
import { loadModels } from '../../../src/ocr/paddle/sessions.ts';
import { weightsFolder } from '../../../src/ocr/paddle/weights.ts';
import { drawFrom } from '../../generate/draw.ts';
import { fused } from '../../models/fuse.ts';
import { withOutput } from '../../models/graph.ts';
import { earlyRows, features } from '../../models/letters.ts';
import { published } from '../../models/published.ts';
import { type DrawnPage, pageFrom, type PlacedText } from './pages.ts';

/** Longer lines are left out, in columns, and lines that lie more askew, in radians. */
const widest = 1600;
const mostSlope = 0.1;

/** Values of the early layer from -1 to 8 in steps of 1/28. */
const bytesOf = (values: Float32Array): Uint8Array =>
  Uint8Array.from(values, (value) => Math.max(0, Math.min(255, Math.round(28 * (value + 1)))));

/** IEEE 754 half precision, rounded towards zero. */
function halvesOf(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(bits, (single) => {
    const [sign, exponent] = [(single >>> 16) & 0x8000, ((single >>> 23) & 255) - 112];
    if (exponent <= 0) return sign;
    return exponent > 30 ? sign | 0x7bff : sign | (exponent << 10) | ((single >>> 13) & 1023);
  });
}

const fontFamilies = (): string[] => {
  const lines = execFileSync('fc-list', [':lang=pl', 'family'], { encoding: 'utf8' }).split('\n');
  return [...new Set(lines.flatMap((line) => line.split(',')[0]?.trim() || []))].sort();
};

/** The region of each text that was found in one piece. */
function regionsByText(texts: readonly PlacedText[], regions: readonly Region[]): [PlacedText, Region][] {
  const found = Map.groupBy(regions, ({ rectangle: { centre } }) =>
    texts.find(
      ({ left, right, top, bottom }) =>
        centre.x >= left - 20 && centre.x <= right && centre.y >= top && centre.y <= bottom,
    ),
  );
  return [...found].flatMap(([text, [region, ...more]]): [PlacedText, Region][] =>
    text && region && more.length === 0 && Math.abs(region.rectangle.angle) <= mostSlope ? [[text, region]] : [],
  );
}

async function sampler() {
  const recogniser = fused(await published('recogniser'));
  const model = [...features, earlyRows].reduce(
    (bytes, name) => withOutput(bytes, name, ({ nodes }) => nodes),
    recogniser,
  );
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, enableMemPattern: false });
  const valuesOf = async ({ raster }: DrawnPage, { rectangle }: Region): Promise<Float32Array[]> => {
    const crop = cropOf(raster, cornersOf(rectangle), lineHeight);
    if (crop.width > widest) return [];
    const columns = columnsOf(crop);
    const input = new Tensor('float32', tensorOf(crop, columns), [1, 3, lineHeight, columns]);
    const results = await session.run({ [session.inputNames[0] ?? '']: input });
    return [...features, earlyRows].map((name) => results[name]?.data as Float32Array);
  };
  return valuesOf;
}

const [first, last, target] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
if (!target || !(last > first)) throw new Error('Usage: node tools/training/letters/samples.ts FIRST LAST OUT');
const [fonts, models, valuesOf] = [fontFamilies(), await loadModels(weightsFolder(), 1), await sampler()];
const [list, featuresFile, earlyFile] = ['tsv', 'features', 'early'].map((ending) =>
  openSync(`${target}.${ending}`, 'w'),
);
for (let seed = first; seed < last; seed++) {
  const page = await pageFrom(drawFrom(`letters ${seed}`), fonts);
  const regions = await detect(page.raster, models.detector, undefined);
  for (const [{ text }, region] of regionsByText(page.texts, regions)) {
    const [backbone, neck, early] = await valuesOf(page, region);
    if (!backbone || !neck || !early) continue;
    writeSync(featuresFile!, halvesOf(backbone));
    writeSync(featuresFile!, halvesOf(neck));
    writeSync(earlyFile!, bytesOf(early));
    writeSync(list!, `${backbone.length / 480}\t${text}\n`);
  }
}
for (const file of [list, featuresFile, earlyFile]) closeSync(file!);
await models.release();
