/**
 * Loads the template files of a folder. Faults are reported with file, line and field and prevent the run, because
 * skipping a template silently would change the values that are read.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { createHash } from 'node:crypto';
import { checkedYaml } from '../../documents/checked-yaml.ts';
import { fileFailure } from '../../documents/file-failure.ts';
import { Failure } from '../../domain/failure.ts';
import { message } from '../../texts/message.ts';
import { problemsOf } from './problems.ts';
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
    throw new Failure('bad_request', message('template.folderUnread', { folder }), {
      detail: message('advice.templateFolder', {}),
      cause,
    });
  });
  const found = names.filter(isTemplate).sort();
  if (found.length > maxFiles)
    throw new Failure('bad_request', message('template.tooMany', { folder, most: maxFiles }));
  return found.map((name) => join(folder, name));
}

export interface TemplateText {
  readonly name: string;
  readonly text: string;
  /** For messages. */
  readonly file: string;
}

export const loadTemplates = async (folder: string): Promise<LoadedTemplates> =>
  templatesOf(await templateTexts(folder));

export async function templateTexts(folder: string): Promise<readonly TemplateText[]> {
  const texts: TemplateText[] = [];
  for (const file of await templateFiles(folder))
    texts.push({ name: relative(folder, file).replace(/\.ya?ml$/i, ''), text: await textOf(file), file });
  return texts;
}

/** Rejects with `bad_request` for a fault in any of them. */
export async function templatesOf(texts: readonly TemplateText[]): Promise<LoadedTemplates> {
  const hash = createHash('sha256');
  const templates: NamedTemplate[] = [];
  for (const { name, text, file } of texts) {
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
      throw new Failure('bad_request', message('template.large', { file, most: maxBytes / 1024 }));
    }
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw fileFailure(cause, file, 'named.template');
  }
}

/** Throws `bad_request` with one line for each fault: `file:line: field: what is wrong`. */
export const parseTemplate = (text: string, file: string): Promise<Template> =>
  checkedYaml(text, file, {
    schema: Template,
    faultsOf: problemsOf,
    kind: 'a template',
    help: message('templateFault.help', {}),
  });
