/** Examines what the work needs by using it: a package that is installed but does not load counts as missing. */
import { access, constants, mkdir } from 'node:fs/promises';
import type { CacheOptions } from '../../runtime/options.ts';
import { cachePlace } from '../../compose/readers-and-merger.ts';
import type { Config } from '../../config/schema.ts';
import { namesPostgres } from '../../domain/addresses.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure, saidBy } from '../../domain/failure.ts';
import { modelSettings } from '../../extract/sources/language-model/options.ts';
import { engineNames, ocrEngine } from '../../ocr/index.ts';
import type { StoredMessage } from '../../texts/template.ts';
import { typstUnavailable } from '../../typesetting/typst.ts';
import { englishOf, type Message, message } from '../../texts/message.ts';

export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  /** Whether no documents can be read without it. Otherwise only some cannot, or they are read more slowly. */
  readonly needed: boolean;
  /** A description, or what is wrong. */
  readonly about: string | StoredMessage;
  /** What does not work without it. */
  readonly cost: '' | Message;
  readonly remedy?: string | StoredMessage;
}

/** For scripts, whatever the language. */
export const inEnglish = ({ about, cost, remedy, ...finding }: Finding) => ({
  ...finding,
  about: englishOf(about),
  cost: englishOf(cost),
  ...(remedy === undefined ? {} : { remedy: englishOf(remedy) }),
});

interface Part {
  readonly name: string;
  readonly title: Message;
  readonly needed: boolean;
  readonly cost: Message;
  readonly load: () => Promise<unknown>;
}

const reinstall = message('advice.reinstall', {});

const parts: readonly Part[] = [
  {
    name: 'pdfium',
    title: message('doctor.pdf', {}),
    needed: true,
    cost: message('doctor.pdfCost', {}),
    load: () => import('@embedpdf/pdfium'),
  },
  {
    name: 'sharp',
    title: message('doctor.images', {}),
    needed: false,
    cost: message('doctor.imagesCost', {}),
    load: () => import('sharp'),
  },
  {
    name: 'zxing',
    title: message('doctor.qr', {}),
    needed: false,
    cost: message('doctor.qrCost', {}),
    load: () => import('zxing-wasm/reader'),
  },
  {
    name: 'onnxruntime',
    title: message('doctor.nativeOcr', {}),
    needed: false,
    cost: message('doctor.nativeOcrCost', {}),
    load: () => import('onnxruntime-node'),
  },
  {
    name: 'xlsx',
    title: message('doctor.workbook', {}),
    needed: false,
    cost: message('doctor.workbookCost', {}),
    load: () => import('yazl'),
  },
];

type Environment = Readonly<Record<string, string | undefined>>;

export async function examine(
  { cache, extract, llm, serve }: Pick<Config, 'cache' | 'extract' | 'llm' | 'serve'>,
  env: Environment,
): Promise<readonly Finding[]> {
  const node: Finding = {
    name: 'node',
    ok: true,
    needed: true,
    about: message('doctor.node', {
      version: process.versions.node,
      platform: process.platform,
      architecture: process.arch,
    }),
    cost: '',
  };
  const loaded = await Promise.all(parts.map(loads));
  const engines = await Promise.all(engineNames.map(engineWorks));
  // Each engine can replace the other, so only having none matters.
  return [
    node,
    ...loaded,
    ...engines,
    await modelConfigured(extract.llm, llm, env),
    ...(await templatesLoad(extract.templates)),
    typesetterFound(),
    await officeFound(),
    await cacheWorks(cache),
    ...(await databaseAnswers(serve)),
    ...(await queueAnswers(serve)),
  ];
}

async function loads({ name, title, needed, cost, load }: Part): Promise<Finding> {
  try {
    await load();
    return { name, ok: true, needed, about: title, cost };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return {
      name,
      ok: false,
      needed,
      about: message('doctor.notLoaded', { title, why: why ?? '' }),
      cost,
      remedy: reinstall,
    };
  }
}

async function engineWorks(name: string): Promise<Finding> {
  const why = await ocrEngine(name).unavailable();
  const cost = message('doctor.ocrCost', { name });
  const about = message('doctor.ocr', {});
  return why === undefined
    ? { name, ok: true, needed: false, about, cost }
    : { name, ok: false, needed: false, about, cost, remedy: why };
}

function typesetterFound(): Finding {
  const remedy = typstUnavailable();
  return {
    name: 'typst',
    ok: remedy === undefined,
    needed: false,
    about: message('doctor.typst', {}),
    cost: message('doctor.typstCost', {}),
    ...definedOnly({ remedy }),
  };
}

async function officeFound(): Promise<Finding> {
  const { findOffice } = await import('../../programs/libreoffice/find.ts');
  const office = await findOffice();
  const finding = { name: 'libreoffice', needed: false };
  const cost = message('doctor.officeCost', {});
  const remedy = message('advice.officeParts', {});
  if (!office) return { ...finding, ok: false, about: message('doctor.office', {}), cost, remedy };
  const { starts } = await import('../../programs/libreoffice/starts.ts');
  if (!(await starts(office, AbortSignal.timeout(120_000))))
    return {
      ...finding,
      ok: false,
      about: message('doctor.officeNotStarted', { version: office.version, program: office.soffice }),
      cost,
      remedy: message('advice.officeByHand', { program: office.soffice }),
    };
  const lacks = [
    ...(office.python === undefined ? [message('doctor.noBridge', {})] : []),
    ...(office.lacksMath ? [message('doctor.noMath', {})] : []),
    ...(office.fence.means.length === 0 ? [message('doctor.noFence', {})] : []),
  ];
  const about = lacks.reduce<string | Message>(
    (what, lack) => message('doctor.lacking', { what, lack }),
    office.version,
  );
  return { ...finding, ok: true, about, cost: '' };
}

async function cacheWorks(options: CacheOptions): Promise<Finding> {
  const { dir } = cachePlace(options);
  const finding = { name: 'cache', needed: false, cost: message('doctor.cacheCost', {}) };
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await access(dir, constants.W_OK);
    return { ...finding, ok: true, about: dir };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...finding, ok: false, about: why, remedy: message('advice.cacheFolder', {}) };
  }
}

/** Only a database of PostgreSQL has to be there before a server starts; a file is made. Changes nothing in it. */
async function databaseAnswers(serve: Config['serve']): Promise<Finding[]> {
  if (!namesPostgres(serve.database, serve.databaseUrlFile)) return [];
  return [
    await serviceAnswers('database', async () => {
      const { processesOn } = await import('../../compose/processes.ts');
      return message('doctor.database', await processesOn(serve));
    }),
  ];
}

/** The same for the database of the queue, where it has one of its own. */
async function queueAnswers(serve: Config['serve']): Promise<Finding[]> {
  if (!namesPostgres(serve.queue, serve.queueUrlFile)) return [];
  return [
    await serviceAnswers('queue', async () => {
      const { queueAnswering } = await import('../../compose/processes.ts');
      return message('doctor.queue', { database: await queueAnswering(serve) });
    }),
  ];
}

async function serviceAnswers(name: string, ask: () => Promise<Message>): Promise<Finding> {
  const finding = { name, needed: true, cost: message('doctor.databaseCost', {}) };
  try {
    return { ...finding, ok: true, about: await ask() };
  } catch (error) {
    const failure = Failure.from(error);
    const remedy = failure.detailText ?? failure.detail;
    return { ...finding, ok: false, about: saidBy(failure), ...definedOnly({ remedy }) };
  }
}

/** The model is not called, because that would cost money and send data. */
async function modelConfigured(
  choice: Config['extract']['llm'],
  options: Config['llm'],
  env: Environment,
): Promise<Finding> {
  const finding = { name: 'language-model', cost: message('doctor.modelCost', {}) };
  if (choice === 'none') return { ...finding, ok: true, needed: false, about: message('doctor.noModel', {}) };
  try {
    const settings = await modelSettings(choice, options, env);
    await Promise.all([
      import('ai'),
      choice === 'gemini' ? import('@ai-sdk/google') : import('@ai-sdk/openai-compatible'),
    ]);
    const which = { model: settings?.model ?? '', address: settings?.baseUrl ?? '' };
    return {
      ...finding,
      ok: true,
      needed: true,
      about:
        settings?.key === undefined ? message('doctor.modelWithoutKey', which) : message('doctor.modelWithKey', which),
    };
  } catch (error) {
    const failure = Failure.from(error, 'internal', message('doctor.modelPackages', {}));
    return {
      ...finding,
      ok: false,
      needed: true,
      about: saidBy(failure),
      remedy: failure.detailText ?? failure.detail ?? reinstall,
    };
  }
}

async function templatesLoad(folder: string | undefined): Promise<Finding[]> {
  if (folder === undefined) return [];
  const finding = {
    name: 'templates',
    needed: true,
    cost: message('doctor.templatesCost', {}),
  };
  try {
    const { loadTemplates } = await import('../../extract/templates/load.ts');
    const { templates } = await loadTemplates(folder);
    return [{ ...finding, ok: true, about: message('doctor.templates', { templates: templates.length, folder }) }];
  } catch (error) {
    return [
      { ...finding, ok: false, about: saidBy(Failure.from(error)), remedy: message('advice.templatesCheck', {}) },
    ];
  }
}
