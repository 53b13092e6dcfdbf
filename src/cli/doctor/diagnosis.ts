/** Examines what the work needs by using it: a package that is installed but does not load counts as missing. */
import { access, constants, mkdir } from 'node:fs/promises';
import type { CacheOptions } from '../../runtime/options.ts';
import { cachePlace } from '../../compose/readers-and-merger.ts';
import type { Config } from '../../config/schema.ts';
import { isPostgresAddress } from '../../domain/addresses.ts';
import { definedOnly } from '../../domain/defined-only.ts';
import { Failure } from '../../domain/failure.ts';
import { modelSettings } from '../../extract/sources/language-model/options.ts';
import { engineNames, ocrEngine } from '../../ocr/index.ts';
import { typstUnavailable } from '../../typesetting/typst.ts';

export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  /** Whether no documents can be read without it. Otherwise only some cannot, or they are read more slowly. */
  readonly needed: boolean;
  /** A description, or what is wrong. */
  readonly about: string;
  /** What does not work without it. */
  readonly cost: string;
  readonly remedy?: string;
}

interface Part {
  readonly name: string;
  readonly title: string;
  readonly needed: boolean;
  readonly cost: string;
  readonly load: () => Promise<unknown>;
}

const reinstall = 'Install invoicectl again: npm install';

const parts: readonly Part[] = [
  {
    name: 'pdfium',
    title: 'PDF reader',
    needed: true,
    cost: 'no PDF can be read',
    load: () => import('@embedpdf/pdfium'),
  },
  {
    name: 'sharp',
    title: 'image reader',
    needed: false,
    cost: 'no photo or scan can be read',
    load: () => import('sharp'),
  },
  {
    name: 'zxing',
    title: 'QR reader',
    needed: false,
    cost: 'QR codes are not read, so fewer values are certain',
    load: () => import('zxing-wasm/reader'),
  },
  {
    name: 'onnxruntime',
    title: 'native text recognition',
    needed: false,
    cost: 'scans and photos are read four times more slowly, as WebAssembly',
    load: () => import('onnxruntime-node'),
  },
  {
    name: 'xlsx',
    title: 'workbook writer',
    needed: false,
    cost: '--format xlsx is not possible',
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
    about: `Node.js ${process.versions.node} on ${process.platform} ${process.arch}`,
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
  ];
}

async function loads({ name, title, needed, cost, load }: Part): Promise<Finding> {
  try {
    await load();
    return { name, ok: true, needed, about: title, cost };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { name, ok: false, needed, about: `${title}: ${why}`, cost, remedy: reinstall };
  }
}

async function engineWorks(name: string): Promise<Finding> {
  const why = await ocrEngine(name).unavailable();
  const cost = `scans and photos are not recognised with --ocr-engine ${name}`;
  const about = `text recognition`;
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
    about: 'typesetting of PDFs',
    cost: 'claims cannot be drawn, and Markdown, Word documents and XML invoices cannot become PDF or be merged',
    ...definedOnly({ remedy }),
  };
}

async function officeFound(): Promise<Finding> {
  const { findOffice } = await import('../../programs/libreoffice/find.ts');
  const office = await findOffice();
  const finding = { name: 'libreoffice', needed: false };
  const cost = 'doc, xls and ppt cannot be written, and Office documents become PDF without their layout';
  const remedy = 'Install LibreOffice (Writer, Calc, Impress, Math) and python3-uno';
  if (!office) return { ...finding, ok: false, about: 'layout of Office documents', cost, remedy };
  const { starts } = await import('../../programs/libreoffice/starts.ts');
  if (!(await starts(office, AbortSignal.timeout(120_000))))
    return {
      ...finding,
      ok: false,
      about: `${office.version} does not start (${office.soffice})`,
      cost,
      remedy: `Start it by hand and see what it says: ${office.soffice} --headless --terminate_after_init. The program is chosen with INVOICECTL_SOFFICE`,
    };
  const bridge =
    office.python === undefined ? ', without its bridge (python3-uno), so it is started for every document' : '';
  const formulas = office.lacksMath ? ', without Math, so formulas are missing in what it writes' : '';
  const network = office.fence.means.length === 0 ? ', kept from the network only by its settings' : '';
  return { ...finding, ok: true, about: `${office.version}${bridge}${formulas}${network}`, cost: '' };
}

async function cacheWorks(options: CacheOptions): Promise<Finding> {
  const { dir } = cachePlace(options);
  const finding = { name: 'cache', needed: false, cost: 'every document is read again each time' };
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await access(dir, constants.W_OK);
    return { ...finding, ok: true, about: dir };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...finding, ok: false, about: why, remedy: 'Name another folder in INVOICECTL_CACHE_DIR' };
  }
}

/** Only a database of PostgreSQL has to be there before a server starts; a file is made. Changes nothing in it. */
async function databaseAnswers(serve: Config['serve']): Promise<Finding[]> {
  const { database = '', databaseUrlFile } = serve;
  if (databaseUrlFile === undefined && !isPostgresAddress(database)) return [];
  const finding = { name: 'database', needed: true, cost: 'no server can start' };
  try {
    const { migrateDatabase } = await import('../../compose/migrate.ts');
    return [{ ...finding, ok: true, about: `PostgreSQL, ${await migrateDatabase(serve, 'ignore')}` }];
  } catch (error) {
    const { message, detail } = Failure.from(error);
    return [{ ...finding, ok: false, about: message, ...definedOnly({ remedy: detail }) }];
  }
}

/** The model is not called, because that would cost money and send data. */
async function modelConfigured(
  choice: Config['extract']['llm'],
  options: Config['llm'],
  env: Environment,
): Promise<Finding> {
  const finding = { name: 'language-model', cost: 'values that other sources do not find stay empty' };
  if (choice === 'none') return { ...finding, ok: true, needed: false, about: 'none (--llm none); nothing is sent' };
  try {
    const settings = await modelSettings(choice, options, env);
    await Promise.all([
      import('ai'),
      choice === 'gemini' ? import('@ai-sdk/google') : import('@ai-sdk/openai-compatible'),
    ]);
    const key = settings?.key === undefined ? 'without a key' : 'with a key';
    return {
      ...finding,
      ok: true,
      needed: true,
      about: `${settings?.model} at ${settings?.baseUrl}, ${key}; not tried`,
    };
  } catch (error) {
    const { message, detail } = Failure.from(error, 'internal', 'The packages for language models do not load');
    return { ...finding, ok: false, needed: true, about: message, remedy: detail ?? reinstall };
  }
}

async function templatesLoad(folder: string | undefined): Promise<Finding[]> {
  if (folder === undefined) return [];
  const finding = {
    name: 'templates',
    needed: true,
    cost: 'nothing is extracted as long as a template cannot be used',
  };
  try {
    const { loadTemplates } = await import('../../extract/templates/load.ts');
    const { templates } = await loadTemplates(folder);
    return [{ ...finding, ok: true, about: `${templates.length} in ${folder}` }];
  } catch (error) {
    return [{ ...finding, ok: false, about: Failure.from(error).message, remedy: 'Run: invoicectl templates check' }];
  }
}
