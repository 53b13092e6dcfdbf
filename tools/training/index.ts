/**
 * `npm run train -- DIR [DIR…]`: fits the weights of the rules (train.ts); with `--parties` or `--generated-only` the
 * models of the parties' reader (parties/train.ts), with `--fapiao` the confidences of the Chinese families
 * (fapiao/train.ts).
 */
const isAsked = (...flags: readonly string[]): boolean => process.argv.some((flag) => flags.includes(flag));

if (isAsked('--fapiao')) await import('./fapiao/train.ts');
else await (isAsked('--parties', '--generated-only') ? import('./parties/train.ts') : import('./train.ts'));
