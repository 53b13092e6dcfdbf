/**
 * `npm run train -- DIR [DIR…]`: fits the weights of the rules (train.ts); with `--parties` the models of the parties'
 * reader (parties/train.ts), with `--fapiao` the confidences of the Chinese families (fapiao/train.ts). With
 * `--generated-only` models are fitted to generated pages alone, measured on DIR in all fields, and not written: they
 * tell what the method gets on documents that nothing was trained on (bench/eval.ts).
 */
const isAsked = (flag: string): boolean => process.argv.includes(flag);

if (isAsked('--generated-only')) await import('../../bench/eval.ts');
else if (isAsked('--fapiao')) await import('./fapiao/train.ts');
else await (isAsked('--parties') ? import('./parties/train.ts') : import('./train.ts'));
