/**
 * Loads the template files of a folder. Faults are reported with file, line and field and prevent the run, because
 * skipping a template silently would change the values that are read.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { fileFailure } from '../../documents/file-failure.ts';
import { Failure } from '../../domain/failure.ts';
import { problemsOf, type TemplateProblem } from './problems.ts';
import { type NamedTemplate, Template } from './schema.ts';

export interface LoadedTemplates {
  readonly templates: readonly NamedTemplate[];
  /** A digest of names and contents for cache keys, because other templates give other results. */
  readonly version: string;
}

const maxFiles = 1000;
const maxBytes = 256 * 1024;
const isTemplate = (name: string): boolean => /\.ya?ml$/i.test(name);

/**
 * Paths of the template files in `folder` and below it, sorted. Rejects with `bad_request` if there is no such folder.
 */
export async function templateFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new Failure('bad_request', `The folder of templates ${folder} cannot be read`, {
      detail: 'Set extract.templates, INVOICECTL_TEMPLATES or --templates to a folder of YAML files',
      cause,
    });
  });
  const found = names.filter(isTemplate).sort();
  if (found.length > maxFiles) throw new Failure('bad_request', `${folder} contains more than ${maxFiles} templates`);
  return found.map((name) => join(folder, name));
}

export async function loadTemplates(folder: string): Promise<LoadedTemplates> {
  const hash = createHash('sha256');
  const templates: NamedTemplate[] = [];
  for (const file of await templateFiles(folder)) {
    const text = await textOf(file);
    const name = relative(folder, file).replace(/\.ya?ml$/i, '');
    hash.update(`${name}\0${text}\0`);
    templates.push({ name, template: await parseTemplate(text, file) });
  }
  return { templates, version: hash.digest('hex') };
}

export async function loadTemplate(file: string): Promise<NamedTemplate> {
  return { name: basename(file).replace(/\.ya?ml$/i, ''), template: await parseTemplate(await textOf(file), file) };
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > maxBytes) {
      throw new Failure('bad_request', `${file} is larger than ${maxBytes / 1024} KB, too large for a template`);
    }
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw fileFailure(cause, `The template ${file}`);
  }
}

/** The most faults that are reported at once. */
const maxReported = 10;

/** Throws `bad_request` with one line for each fault: `file:line: field: what is wrong`. */
export async function parseTemplate(text: string, file: string): Promise<Template> {
  const { parseDocument, LineCounter, isNode } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2' });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line;
  const refuse = (faults: readonly string[]): never => {
    throw new Failure('bad_request', faults.slice(0, maxReported).join('\n'), {
      detail: 'To see what a template can contain, run invoicectl templates new SAMPLE: it writes one with comments',
    });
  };
  const [broken] = document.errors;
  if (broken) return refuse([`${file}:${lineAt(broken.pos[0])}: ${broken.message}`]);

  /** The line of the deepest part of `path` that exists in the file. */
  function lineOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  }
  /** The problems in the order of their lines. */
  function reported(problems: readonly TemplateProblem[]): string[] {
    return problems
      .map(({ path, message }) => ({ line: lineOf(path), field: path.map(String).join('.'), message }))
      .sort((a, b) => a.line - b.line)
      .map(({ line, field, message }) => `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`);
  }

  const parsed = Template.safeParse(plain(document, file));
  if (!parsed.success) return refuse(reported(parsed.error.issues.flatMap(faultsOf)));
  const problems = problemsOf(parsed.data);
  if (problems.length > 0) return refuse(reported(problems));
  return parsed.data;
}

/** Reports each unknown key separately, with its own line. */
function faultsOf(issue: z.core.$ZodIssue): TemplateProblem[] {
  if (issue.code !== 'unrecognized_keys') {
    const missing = issue.message.endsWith('received undefined');
    return [{ path: issue.path, message: missing ? 'is missing' : issue.message }];
  }
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'there is no such key' }));
}

/** Aliases are refused, because they can multiply the size of a document and no template needs them. */
function plain(document: { toJS(options: { maxAliasCount: number }): unknown }, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new Failure('bad_request', `${file}: aliases (*name) are not allowed in a template`, { cause });
  }
}
