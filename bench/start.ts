/** `npm run bench -- …` measures the command line and the server, `npm run bench -- web` the browser app. */
const isWeb = process.argv[2] === 'web';
if (isWeb) process.argv.splice(2, 1);
// By address: the measurements of the app are checked with the types of browsers, apart from the others.
await import(new URL(isWeb ? 'web/index.ts' : 'index.ts', import.meta.url).href);
