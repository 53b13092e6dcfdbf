/**
 * `npm run train -- DIR [DIR…]`: fits the weights of the rules (train.ts); with `--parties` or `--generated-only` the
 * models of the parties' reader (parties/train.ts).
 */
const isOfParties = process.argv.some((flag) => flag === '--parties' || flag === '--generated-only');
await (isOfParties ? import('./parties/train.ts') : import('./train.ts'));
