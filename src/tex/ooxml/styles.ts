/** Styles of a Word document by the names and css:* attributes that Hub gives them. */
import type { Style, Styles } from '../../office/word/styles.ts';
import { element, type HubElement } from '../hub/node.ts';
import { type Css, cssAttributes, paragraphCss, runCss } from './properties.ts';

export interface HubStyle extends Style {
  /** `@role` in Hub: `Heading1`. */
  readonly role: string;
  /** What the style states or inherits. */
  readonly runCss: Css;
  readonly paragraphCss: Css;
}

export interface HubStyles {
  get(id: string | undefined): HubStyle | undefined;
  readonly defaultParagraph: HubStyle | undefined;
}

/** `Heading 1` → `Heading1`, `heading 1` → `Heading1`, `Überschrift 1` → `Überschrift1`, `My Style` → `MyStyle`. */
export function roleOf(name: string): string {
  const builtIn = /^heading ([1-9])$/i.exec(name);
  if (builtIn) return `Heading${builtIn[1]}`;
  const joined = name.replaceAll(
    /[^\p{L}\p{N}._-]+(\p{L})?/gu,
    (_whole, next: string | undefined) => next?.toUpperCase() ?? '',
  );
  return joined === '' ? 'style' : joined.replace(/^(?=[\p{N}.-])/u, '_');
}

export function hubStyles(styles: Styles): HubStyles {
  const known = new Map<Style, HubStyle>();
  const hubStyle = (style: Style): HubStyle => {
    const ready = known.get(style);
    if (ready) return ready;
    const parent = style.parent && hubStyle(style.parent);
    const made = {
      ...style,
      role: roleOf(style.name),
      // Each style is written separately and not merged: in CSS, underline and strike are one property.
      runCss: { ...parent?.runCss, ...runCss(style.own.run) },
      paragraphCss: { ...parent?.paragraphCss, ...paragraphCss(style.own.paragraph) },
    };
    known.set(style, made);
    return made;
  };
  const { defaultParagraph } = styles;
  return {
    get(id) {
      const style = styles.get(id);
      return style && hubStyle(style);
    },
    defaultParagraph: defaultParagraph && hubStyle(defaultParagraph),
  };
}

const layoutTypes: Readonly<Record<string, string>> = {
  paragraph: 'para',
  character: 'inline',
  table: 'table',
  numbering: 'list',
};

/** One css:rule for each style id, for the css:rules of Hub. */
export const styleRules = (styles: HubStyles, used: ReadonlySet<string>): readonly HubElement[] =>
  [...used].flatMap((id) => {
    const style = styles.get(id);
    return style ? [ruleOf(style)] : [];
  });

function ruleOf({ role, name, kind, run, ...style }: HubStyle): HubElement {
  return element('css:rule', {
    name: role,
    'native-name': name,
    'layout-type': layoutTypes[kind] ?? 'para',
    remap: run.vertical === 'baseline' ? undefined : run.vertical,
    ...cssAttributes({ ...style.paragraphCss, ...style.runCss }),
  });
}
