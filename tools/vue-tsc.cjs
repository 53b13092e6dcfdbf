// Checks the types of .vue files. vue-tsc needs the JavaScript interface of TypeScript 6, which version 7 does not have.
require('vue-tsc').run(require.resolve('typescript-6/lib/tsc'));
