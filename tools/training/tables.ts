/** Tables of weights by their paths in weights.json: "invoice.totals.net". */
import type { Features } from '../../src/extract/western/candidates/score.ts';

export type Tables = Readonly<Record<string, Features>>;

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Throws for a path that is not there. */
export function tableAt(tree: unknown, path: string): Features {
  const table = path.split('.').reduce<unknown>((node, key) => (isTree(node) ? node[key] : undefined), tree);
  if (!isTree(table)) throw new Error(`There is no table of weights ${path}`);
  return table as Features;
}

export const tablesOf = (tree: unknown, paths: readonly string[]): Tables =>
  Object.fromEntries(paths.map((path) => [path, tableAt(tree, path)]));

/** Replaces the values at the paths inside the existing objects, so that every reference to a table has the new weights. */
export function putIn(tree: unknown, tables: Tables): void {
  for (const [path, weights] of Object.entries(tables)) {
    const table = tableAt(tree, path) as Tree;
    for (const key of Object.keys(table)) delete table[key];
    Object.assign(table, weights);
  }
}
