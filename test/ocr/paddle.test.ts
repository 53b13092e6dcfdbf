import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { paddleEngine } from '../../src/ocr/paddle.ts';
import { weightsFolder } from '../../src/ocr/paddle/weights.ts';
import { pageFromOcr } from '../../src/ocr/words.ts';
import { ocrEngineContract, pictureOf, rasterOf, turned } from '../contract/ocr-engine.ts';
import { englishOf } from '../../src/texts/message.ts';

const receipt = [
  'GREEN LEAF TRADING SDN BHD',
  'No. 14, Jalan Mawar 3, 81100 Johor Bahru',
  'Invoice No : GL-118/2024     Date : 11/01/2024',
  'Brown rice 10 kg             2 x 41.10    82.20',
  'Rounding                                   0.01',
  'Total (RM)                               111.71',
];

describe('paddle', () => {
  ocrEngineContract(paddleEngine());
});

describe('a page that was not scanned straight', () => {
  const engine = paddleEngine();
  afterAll(() => engine.close());

  it.each([0, 90, 180, 270] as const)('is read if it is rotated by %i degrees', async (degrees) => {
    const upright = await pictureOf(receipt, { width: 1000, fontSize: 28 });
    const raster = await turned(upright, degrees);
    const { rotation, width, height, lines } = await engine.recognize(raster, { languages: ['en'] });
    expect({ rotation, width, height }).toEqual({ rotation: degrees, width: upright.width, height: upright.height });
    const text = lines.map((line) => line.text).join('\n');
    expect(text).toContain('GREEN LEAF TRADING SDN BHD');
    expect(text).toContain('11/01/2024');
    expect(text).toContain('111.71');
    const total = lines.find((line) => line.text.startsWith('Total'));
    expect(total?.box[1]).toBeGreaterThan(upright.height * 0.7);
  });

  it.each([-14, -5, 7, 15])('is read at a slope of %i degrees, with horizontal rows', async (degrees) => {
    const raster = await turned(await pictureOf(receipt, { width: 1000, fontSize: 28 }), degrees);
    const result = await engine.recognize(raster, { languages: ['en'] });
    expect(result.rotation).toBe(0);
    expect(Math.abs(result.skewDegrees - degrees)).toBeLessThan(0.7);
    const words = pageFromOcr(result, raster, 1).words;
    const [label, value] = ['Total', '111.71'].map((text) => words.find((word) => word.text === text));
    expect(label && value && Math.abs(label.box[1] - value.box[1])).toBeLessThan(6);
  });

  it('reads letters with marks and the euro sign', async () => {
    const lines = [
      'Truhlářství Novotný, Příčná 12',
      'Müller und Söhne GmbH, Große Straße 5',
      'Zakład Usług, 1.234,50 €',
    ];
    const raster = await pictureOf(lines, { width: 1000, fontSize: 28 });
    const found = await engine.recognize(raster, { languages: ['en'] });
    expect(found.lines.map(({ text }) => text)).toEqual(lines);
  });

  it('reads all letters of condensed small print', async () => {
    const line = 'Unit 3, Canal Wharf, Millstone Road, Hexham, Northumberland NE46 3PX';
    const { pixels, width, height, dpi } = await pictureOf([line], { width: 2000, fontSize: 40 });
    const size = { width: Math.round(width * 0.19), height: Math.round(height * 0.5) };
    const condensed = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .resize({ ...size, fit: 'fill' })
      .raw()
      .toBuffer();
    const raster = { ...size, pixels: condensed, dpi };
    const { lines } = await engine.recognize(raster, { languages: ['en'] });
    expect(lines.map(({ text }) => text.replaceAll(' ', '')).join('')).toBe(line.replaceAll(' ', ''));
  });

  it('reads Chinese with its full-width punctuation', async () => {
    const fontfile = createRequire(import.meta.url).resolve(
      '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    );
    const text = {
      text: '价税合计（大写）：贰佰陆拾圆整\n购买方名称：青山贸易有限公司',
      fontfile,
      font: 'Noto Sans SC',
      dpi: 200,
    };
    const raster = await rasterOf(
      sharp({ text }).negate().extend({ top: 40, bottom: 40, left: 40, right: 40, background: '#fff' }),
    );
    const { lines } = await engine.recognize(raster, { languages: ['zh'] });
    expect(lines.map((line) => line.text)).toEqual(['价税合计（大写）：贰佰陆拾圆整', '购买方名称：青山贸易有限公司']);
  });

  it('reads a lone 1 in a column of numbers', async () => {
    const raster = await pictureOf(['1', '17', '1'], { width: 500, fontSize: 40 });
    const { lines } = await engine.recognize(raster, { languages: ['zh'] });
    expect(lines.map(({ text }) => text)).toEqual(['1', '17', '1']);
  });

  it('reads small print on a long strip', async () => {
    const rows = Array.from({ length: 70 }, (_, index) => `Item ${index + 100}        ${index + 10}.50`);
    const raster = await pictureOf(rows, { width: 400, fontSize: 22 });
    expect(raster.height / raster.width).toBeGreaterThan(7);
    const { lines } = await engine.recognize(raster, { languages: ['en'] });
    const text = lines.map((line) => line.text).join('\n');
    const found = rows.filter((_, index) => text.includes(`Item ${index + 100}`) && text.includes(`${index + 10}.50`));
    expect(found.length).toBeGreaterThanOrEqual(68);
  });
});

it('runs in a worker thread that can be stopped in the middle of a page', async () => {
  const source = `
    import { parentPort } from 'node:worker_threads';
    const { paddleEngine } = await import(${JSON.stringify(new URL('../../src/ocr/paddle.ts', import.meta.url).href)});
    const engine = paddleEngine();
    parentPort.on('message', async (raster) => {
      const running = engine.recognize(raster, { languages: ['en'] });
      parentPort.postMessage('started');
      parentPort.postMessage((await running).lines.map((line) => line.text));
    });`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  const next = (): Promise<unknown> => new Promise((resolve) => worker.once('message', resolve));
  const raster = await pictureOf(['Total 42.00']);
  const started = next();
  worker.postMessage(raster, []);
  expect(await started).toBe('started');
  expect(await next()).toEqual(['Total 42.00']);
  const again = next();
  worker.postMessage(await pictureOf(Array.from({ length: 40 }, () => 'Total 42.00')), []);
  expect(await again).toBe('started');
  expect(await worker.terminate()).toBe(1);
});

it('says what to do if the model files are missing', async () => {
  const engine = paddleEngine({ weightsFolder: join(tmpdir(), 'no-weights-here') });
  expect(englishOf((await engine.unavailable()) ?? '')).toMatch(
    /detector\.onnx cannot be read.*install invoicectl again.*--ocr-engine tesseract/,
  );
});

it('refuses model files other than the ones it was made for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'weights-'));
  try {
    await cp(weightsFolder(), folder, { recursive: true });
    const file = join(folder, 'characters.txt');
    await writeFile(file, (await readFile(file, 'utf8')).replace('疗', '聊'));
    const engine = paddleEngine({ weightsFolder: folder });
    expect(englishOf((await engine.unavailable()) ?? '')).toContain('characters.txt');
    await expect(engine.recognize(await pictureOf(['42']), { languages: ['en'] })).rejects.toMatchObject({
      kind: 'engine_unavailable',
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
