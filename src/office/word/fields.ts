/** Instructions of fields (ECMA-376, part 1, 17.16): `REF _Ref123 \h`, `HYPERLINK "https://example.com" \l "top"`. */

export interface Instruction {
  /** REF, PAGEREF, HYPERLINK, SEQ, TOC, … in upper case. */
  readonly name: string;
  readonly operands: readonly string[];
  /** Switches without their backslash, in lower case, with the value that follows them or ''. */
  readonly switches: ReadonlyMap<string, string>;
}

/** Switches with a value after them. `\h` of REF has none, `\l` of HYPERLINK has one. */
const valued = new Set(['l', 'o', 't', 'c', '@', '#', '*', 's', 'b', 'f', 'm']);

export function parseInstruction(text: string): Instruction {
  const tokens = text.match(/"[^"]*"|“[^”]*”|\\\S|[^\s"\\]+(?:\\[^\s"\\]+)*/gu) ?? [];
  const [name = '', ...rest] = tokens;
  const operands: string[] = [];
  const switches = new Map<string, string>();
  for (let index = 0; index < rest.length; index += 1) {
    const token = rest[index] ?? '';
    if (!token.startsWith('\\')) {
      operands.push(unquoted(token));
      continue;
    }
    const key = token.slice(1).toLowerCase();
    const next = rest[index + 1];
    const takes =
      valued.has(key) &&
      next !== undefined &&
      !next.startsWith('\\') &&
      (key !== 'l' || name.toUpperCase() === 'HYPERLINK');
    switches.set(key, takes ? unquoted(next) : '');
    if (takes) index += 1;
  }
  return { name: name.toUpperCase(), operands, switches };
}

const unquoted = (token: string): string => token.replaceAll(/^["“]|["”]$/g, '');
