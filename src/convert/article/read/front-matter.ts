/** The YAML before a Markdown text (front matter): what it says of the document is metadata, and no text. */
import { parse } from 'yaml';

export interface FrontMatter {
  readonly title?: string;
  readonly author?: string;
  /** The text after it. */
  readonly text: string;
}

const maxLength = 64 * 1024;

/** A block that is not YAML is ordinary text. */
export function frontMatterOf(source: string): FrontMatter {
  const [whole, yaml = ''] = /^---[ \t]*\n([^]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source) ?? [];
  if (whole === undefined || yaml.length > maxLength) return { text: source };
  let values: unknown;
  try {
    // Without aliases, which could make much of little.
    values = parse(yaml, { maxAliasCount: 0 });
  } catch {
    return { text: source };
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return { text: source };
  const { title, author } = values as Readonly<Record<string, unknown>>;
  const authors = (Array.isArray(author) ? author : [author]).flatMap((name) => textOf(name) ?? []);
  const name = textOf(title);
  return {
    ...(name === undefined ? {} : { title: name }),
    ...(authors.length === 0 ? {} : { author: authors.join(', ') }),
    text: source.slice(whole.length),
  };
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf(value.name);
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 1000) : undefined;
};
