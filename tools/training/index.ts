/**
 * `npm run train -- DIR [DIR…]`: fits the weights of the rules (train.ts); with `--parties` the models of the parties'
 * reader (parties/train.ts), with `--fapiao` the confidences of the Chinese families (fapiao/train.ts). `--keep OUT` fits
 * nothing and keeps the words of labelled documents (kept.ts). With
 * `--generated-only` models are fitted to generated pages alone, measured on DIR in all fields, and not written: they
 * tell what the method gets on documents that nothing was trained on (bench/eval.ts).
 */
import { keep } from './kept.ts';
import { labelledIn } from './labelled.ts';

const isAsked = (flag: string): boolean => process.argv.includes(flag);

if (isAsked('--keep')) {
  const [out, ...folders] = process.argv.slice(2).filter((argument) => argument !== '--keep');
  if (out === undefined || folders.length === 0) {
    console.error('usage: npm run train -- --keep OUT DIR [DIR…]');
    process.exit(2);
  }
  keep(await labelledIn(folders), out);
} else if (isAsked('--generated-only')) await import('../../bench/eval.ts');
else if (isAsked('--fapiao')) await import('./fapiao/train.ts');
else await (isAsked('--parties') ? import('./parties/train.ts') : import('./train.ts'));
