/** The meaning of an equation: what is read from OMML, and written as MathML and LaTeX. */
export type Variant =
  | 'italic'
  | 'roman'
  | 'bold'
  | 'bold-italic'
  | 'double-struck'
  | 'script'
  | 'fraktur'
  | 'sans-serif'
  | 'monospace'
  | 'text';

/** What an equation is made of, by kind. */
interface MathParts {
  readonly run: { readonly text: string; readonly variant: Variant };
  readonly row: { readonly items: readonly MathNode[] };
  readonly fraction: {
    readonly bar: 'bar' | 'none' | 'skewed' | 'linear';
    readonly top: MathNode;
    readonly bottom: MathNode;
  };
  readonly script: {
    readonly base: MathNode;
    readonly sub?: MathNode;
    readonly sup?: MathNode;
    /** The scripts stand before the base. */
    readonly before?: boolean;
  };
  readonly radical: { readonly degree?: MathNode; readonly body: MathNode };
  readonly nary: {
    readonly operator: string;
    readonly limits: 'under-over' | 'sub-sup';
    readonly sub?: MathNode;
    readonly sup?: MathNode;
    readonly body: MathNode;
  };
  readonly delimited: {
    readonly open: string;
    readonly close: string;
    readonly separator: string;
    readonly items: readonly MathNode[];
  };
  readonly matrix: { readonly rows: readonly (readonly MathNode[])[] };
  /** Lines below each other, aligned at the `align` marks among their items. */
  readonly lines: { readonly rows: readonly MathNode[] };
  readonly accent: { readonly character: string; readonly body: MathNode };
  readonly bar: { readonly side: Side; readonly body: MathNode };
  readonly group: { readonly character: string; readonly side: Side; readonly body: MathNode };
  readonly limit: { readonly side: Side; readonly body: MathNode; readonly limit: MathNode };
  readonly function: { readonly name: MathNode; readonly body: MathNode };
  readonly phantom: { readonly show: boolean; readonly body: MathNode };
  readonly boxed: { readonly body: MathNode };
  /** A manual line break. Alignment marks before it belong to the line that it ends. */
  readonly break: unknown;
  /** A mark at which lines are aligned. */
  readonly align: unknown;
}

type Side = 'over' | 'under';
export type MathKind = keyof MathParts;

/** A node of one kind; of any kind without an argument. */
export type MathNode<Kind extends MathKind = MathKind> = {
  readonly [kind in Kind]: { readonly kind: kind } & MathParts[kind];
}[Kind];

export const row = (items: readonly MathNode[]): MathNode => {
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'row', items };
};

export const isEmpty = (node: MathNode | undefined): boolean =>
  node === undefined ||
  (node.kind === 'row' && node.items.every(isEmpty)) ||
  (node.kind === 'run' && node.text.trim() === '');

/** The characters of runs, rows and delimited parts, without what other nodes contain. */
export function plainText(node: MathNode): string {
  if (node.kind === 'run') return node.text;
  return node.kind === 'row' || node.kind === 'delimited' ? node.items.map(plainText).join('') : '';
}
