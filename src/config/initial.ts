/** A configuration file with every setting at its default, as `config init` writes it. */
import { z } from 'zod';
import { Config, settings } from './schema.ts';

/** Settings without a default are left out, because every value in the file counts as chosen. */
export function initialConfig(): string {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const section of Object.keys(Config.shape)) sections[section] = {};
  for (const { section, key, schema } of settings) {
    const values = sections[section];
    if (values && schema instanceof z.ZodDefault) values[key] = schema.def.defaultValue;
  }
  const text = JSON.stringify(sections, null, 2);
  // Lists on one line, as a person would write them.
  return `${text.replace(/\[\s+([^[\]]*?)\s+\]/g, (_, inner: string) => `[${inner.replace(/\s+/g, ' ')}]`)}\n`;
}
