/** Parses text of a flag or a variable into the value that a setting's schema expects. */
import { z } from 'zod';

/** The schema below `.default()` and `.optional()`. */
export function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return bare(schema.unwrap() as z.ZodType);
  return schema;
}

/** A switch that grew names, such as `--ocr` and `--ocr always`: the names it takes beside true and false. */
export function namesOfSwitch(schema: z.ZodType): readonly string[] | undefined {
  const kind = bare(schema);
  if (!(kind instanceof z.ZodUnion)) return undefined;
  const names = kind.options.find((option) => option instanceof z.ZodEnum);
  return names instanceof z.ZodEnum ? names.options.map(String) : undefined;
}

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  1: true,
  yes: true,
  on: true,
  false: false,
  0: false,
  no: false,
  off: false,
};

/** Text that cannot be parsed is returned as it is, and the schema refuses it. */
export function valueOfText(schema: z.ZodType, text: string): unknown {
  const kind = bare(schema);
  if (kind instanceof z.ZodNumber) return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
  if (kind instanceof z.ZodBoolean) return truths[text.toLowerCase()] ?? text;
  if (namesOfSwitch(schema)) return truths[text.toLowerCase()] ?? text;
  if (kind instanceof z.ZodArray) {
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
  return text;
}

/** "auto, always or never"; undefined where the schema allows more than can be listed. */
export function allowed(schema: z.ZodType): string | undefined {
  const kind = bare(schema);
  if (kind instanceof z.ZodArray) return allowed(kind.element as z.ZodType);
  const names = namesOfSwitch(schema);
  if (names) return names.join(', ');
  if (kind instanceof z.ZodEnum) return kind.options.join(', ');
  if (kind instanceof z.ZodBoolean) return 'true, false';
  return undefined;
}
