/**
 * `npm run bench -- …` measures the command line and the server, `npm run bench -- web` the browser app, and
 * `npm run bench -- shared` servers and workers on PostgreSQL.
 */
const part = ['web', 'shared'].find((name) => name === process.argv[2]);
if (part !== undefined) process.argv.splice(2, 1);
// By address: the measurements of the app are checked with the types of browsers, apart from the others.
await import(new URL(part === undefined ? 'index.ts' : `${part}/index.ts`, import.meta.url).href);
