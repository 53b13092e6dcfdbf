/** The templates of MTEF: fences, fractions, roots, scripts, large operators. The two versions number them differently. */
import { isEmpty, type MathNode, row } from './ast.ts';
import type { MtefTemplate } from './mtef-records.ts';

export interface TemplateContent {
  readonly slots: readonly MathNode[];
  /** The characters of the template itself: its fences, or its operator. */
  readonly signs: string;
}

/** What a template means, or what it makes of the node before it. */
type Meaning = MathNode | ((before: MathNode) => MathNode);
type Template = (variation: number, content: TemplateContent) => Meaning | undefined;

/** Undefined for a template or a variation whose meaning is not known. */
export const templateMeaning = (
  { selector, variation }: MtefTemplate,
  version: 3 | 5,
  content: TemplateContent,
): Meaning | undefined => (version === 3 ? equationEditor : mathType)[selector]?.(variation, content);

const slot = ({ slots }: TemplateContent, index: number): MathNode => slots[index] ?? row([]);

function fenced(open: string, close: string, content: TemplateContent): MathNode | undefined {
  if (content.slots.length !== 1) return undefined;
  return { kind: 'delimited', open, close, separator: '', items: [slot(content, 0)] };
}

const fences: readonly (readonly [string, string])[] = [
  ['⟨', '⟩'],
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
  ['|', '|'],
  ['‖', '‖'],
  ['⌊', '⌋'],
  ['⌈', '⌉'],
];

/** `sides` says by the variation which fences are shown: 1 left, 2 right, 3 both. */
const fenceTemplates = (sides: readonly number[]): Readonly<Record<number, Template>> =>
  Object.fromEntries(
    fences.map(([open, close], selector): readonly [number, Template] => [
      selector,
      (variation, content) => {
        const shown = sides[variation] ?? 0;
        if (shown === 0) return undefined;
        return fenced((shown & 1) === 0 ? '' : open, (shown & 2) === 0 ? '' : close, content);
      },
    ]),
  );

const interval =
  (open: string, close: string): Template =>
  (_, content) =>
    fenced(open, close, content);

const root: Template = (variation, content) => {
  if (variation > 1) return undefined;
  return { kind: 'radical', body: slot(content, 0), ...(variation === 1 ? { degree: slot(content, 1) } : {}) };
};

const fraction =
  (bar: 'bar' | 'linear'): Template =>
  (_, { slots: [top, bottom] }) =>
    top && bottom && { kind: 'fraction', bar, top, bottom };

const line =
  (side: 'over' | 'under'): Template =>
  (variation, content) =>
    variation === 0 ? { kind: 'bar', side, body: slot(content, 0) } : undefined;

const accent =
  (character: string, wanted: number): Template =>
  (variation, content) =>
    variation === wanted ? { kind: 'accent', character, body: slot(content, 0) } : undefined;

/** The slots are the subscript and the superscript, of which one may be empty. */
const scripts: Template = (_, { slots: [sub, sup, ...more] }) => {
  if (!sub || !sup || more.length > 0 || (isEmpty(sub) && isEmpty(sup))) return undefined;
  return (base) => ({
    kind: 'script',
    base,
    ...(isEmpty(sub) ? {} : { sub }),
    ...(isEmpty(sup) ? {} : { sup }),
  });
};

/** By the characters that draw them: several integral signs stand beside each other, and a private code is the loop. */
const operators: Readonly<Record<string, string>> = {
  '∫': '∫',
  '∫∫': '∬',
  '∬': '∬',
  '∫∫∫': '∭',
  '∭': '∭',
  '\uee11∫': '∮',
  '∮': '∮',
  '∑': '∑',
  '∏': '∏',
  '∐': '∐',
  '∪': '⋃',
  '⋃': '⋃',
  '∩': '⋂',
  '⋂': '⋂',
};

/** The slots are the body, the lower limit and the upper limit. */
function large({ slots: [body, sub, sup], signs }: TemplateContent, isAbove: boolean): MathNode | undefined {
  const operator = operators[signs];
  if (operator === undefined || !body) return undefined;
  return {
    kind: 'nary',
    operator,
    limits: isAbove ? 'under-over' : 'sub-sup',
    body,
    ...(sub && !isEmpty(sub) ? { sub } : {}),
    ...(sup && !isEmpty(sup) ? { sup } : {}),
  };
}

/** In version 5, a bit of the variation says that the limits are above and below. */
const mathTypeOperator: Template = (variation, content) => large(content, (variation & 0x40) !== 0);
const withLimits: Template = (_, content) => large(content, true);
const withScripts: Template = (_, content) => large(content, false);

const limit: Template = (_, { slots: [body, under, over] }) => {
  if (!body) return undefined;
  const below: MathNode = under && !isEmpty(under) ? { kind: 'limit', side: 'under', body, limit: under } : body;
  return over && !isEmpty(over) ? { kind: 'limit', side: 'over', body: below, limit: over } : below;
};

const mathTypeInterval: Template = (variation, content) => {
  const [open, close] = ['()[]'[variation & 15], '()[]'[variation >> 4]];
  return open === undefined || close === undefined ? undefined : fenced(open, close, content);
};

/** A script before its base stands in the same template with the first bit set. */
const mathTypeScripts: Template = (variation, content) => (variation === 0 ? scripts(variation, content) : undefined);

const mathType: Readonly<Record<number, Template>> = {
  ...fenceTemplates([0, 1, 2, 3]),
  9: mathTypeInterval,
  10: root,
  11: (variation, content) => fraction((variation & 2) === 0 ? 'bar' : 'linear')(variation, content),
  12: line('under'),
  13: line('over'),
  15: mathTypeOperator,
  16: mathTypeOperator,
  17: mathTypeOperator,
  18: mathTypeOperator,
  19: mathTypeOperator,
  20: mathTypeOperator,
  23: limit,
  27: mathTypeScripts,
  28: mathTypeScripts,
  29: mathTypeScripts,
  31: accent('\u20d7', 2),
  32: accent('\u0303', 0),
  33: accent('\u0302', 0),
};

const equationEditor: Readonly<Record<number, Template>> = {
  ...fenceTemplates([3, 1, 2]),
  8: interval('[', '['),
  9: interval(']', ']'),
  10: interval(']', '['),
  11: interval('[', ')'),
  12: interval('(', ']'),
  13: root,
  14: fraction('bar'),
  15: scripts,
  16: line('under'),
  17: line('over'),
  21: withScripts,
  22: withScripts,
  23: withScripts,
  24: withLimits,
  25: withLimits,
  26: withLimits,
  29: withLimits,
  30: withScripts,
  31: withLimits,
  32: withScripts,
  33: withLimits,
  34: withScripts,
  35: withLimits,
  36: withScripts,
  37: withLimits,
  38: withScripts,
  39: limit,
  41: fraction('linear'),
  47: accent('\u20d7', 1),
};
