/** Properties of Word's runs as marks. */
import type { RunProperties } from '../../../office/word/properties.ts';
import type { Marks } from '../model.ts';

export function marksOf({ bold, italic, underline, strike, vertical }: RunProperties): Marks {
  return {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strike ? { strike } : {}),
    ...(vertical === 'superscript' ? { raised: true } : {}),
    ...(vertical === 'subscript' ? { lowered: true } : {}),
  };
}
