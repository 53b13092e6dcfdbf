/** An equation as it is meant, between OMML and the two ways it is written: MathML and LaTeX. */
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

export type MathNode =
  | { readonly kind: 'run'; readonly text: string; readonly variant: Variant }
  | { readonly kind: 'row'; readonly items: readonly MathNode[] }
  | {
      readonly kind: 'fraction';
      readonly bar: 'bar' | 'none' | 'skewed' | 'linear';
      readonly top: MathNode;
      readonly bottom: MathNode;
    }
  | {
      readonly kind: 'script';
      readonly base: MathNode;
      readonly sub?: MathNode;
      readonly sup?: MathNode;
      readonly before?: boolean;
    }
  | { readonly kind: 'radical'; readonly degree?: MathNode; readonly body: MathNode }
  | {
      readonly kind: 'nary';
      readonly operator: string;
      readonly limits: 'under-over' | 'sub-sup';
      readonly sub?: MathNode;
      readonly sup?: MathNode;
      readonly body: MathNode;
    }
  | {
      readonly kind: 'delimited';
      readonly open: string;
      readonly close: string;
      readonly separator: string;
      readonly items: readonly MathNode[];
    }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly MathNode[])[] }
  /** Lines under each other; `&` inside runs marks where they align. */
  | { readonly kind: 'lines'; readonly rows: readonly MathNode[] }
  | { readonly kind: 'accent'; readonly character: string; readonly body: MathNode }
  | { readonly kind: 'bar'; readonly place: 'over' | 'under'; readonly body: MathNode }
  | { readonly kind: 'group'; readonly character: string; readonly place: 'over' | 'under'; readonly body: MathNode }
  | { readonly kind: 'limit'; readonly place: 'over' | 'under'; readonly body: MathNode; readonly limit: MathNode }
  | { readonly kind: 'function'; readonly name: MathNode; readonly body: MathNode }
  | { readonly kind: 'phantom'; readonly show: boolean; readonly body: MathNode }
  | { readonly kind: 'boxed'; readonly body: MathNode }
  /** A manual line break; `&` marks of the line before stay with it. */
  | { readonly kind: 'break' }
  /** A mark to align at. */
  | { readonly kind: 'align' };

export const row = (items: readonly MathNode[]): MathNode => {
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'row', items };
};

export const isEmpty = (node: MathNode | undefined): boolean =>
  node === undefined ||
  (node.kind === 'row' && node.items.every(isEmpty)) ||
  (node.kind === 'run' && node.text.trim() === '');

/** The characters of an equation, for asking what it holds. */
export function plainText(node: MathNode): string {
  if (node.kind === 'run') return node.text;
  return node.kind === 'row' || node.kind === 'delimited' ? node.items.map(plainText).join('') : '';
}
