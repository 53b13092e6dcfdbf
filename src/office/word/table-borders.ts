/** The borders of tables and cells. Only their presence is read, because TeX gets neither widths nor colours. */
import type { XmlNode } from '../../documents/xml.ts';
import { attribute } from '../nodes.ts';

/** True: a border; false: explicitly none; absent: the table or its style decides. */
export interface Borders {
  readonly top?: boolean;
  readonly bottom?: boolean;
  readonly left?: boolean;
  readonly right?: boolean;
  readonly insideH?: boolean;
  readonly insideV?: boolean;
}

const sides: Readonly<Record<string, keyof Borders>> = {
  top: 'top',
  bottom: 'bottom',
  left: 'left',
  start: 'left',
  right: 'right',
  end: 'right',
  insideH: 'insideH',
  insideV: 'insideV',
};

export function bordersOf(node: XmlNode | undefined, inherited: Borders): Borders {
  const found: { -readonly [side in keyof Borders]: boolean } = { ...inherited };
  for (const inner of node?.children ?? []) {
    const side = sides[inner.name];
    if (side) found[side] = !['nil', 'none'].includes(attribute(inner, 'val') ?? 'nil');
  }
  return found;
}
