#!/usr/bin/env node
// Starts the command line, on a Node that can run it. Old syntax on purpose: this file is read by any Node.
import { spawn } from 'child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync } from 'fs';
import module, { createRequire } from 'module';
import { homedir } from 'os';
import { dirname, join } from 'path';
import { setFlagsFromString } from 'v8';

var here = createRequire(import.meta.url);
var oldest = [22, 18];

function isNewEnough(version) {
  var parts = version.split('.').map(Number);
  return parts[0] > oldest[0] || (parts[0] === oldest[0] && parts[1] >= oldest[1]);
}

/** The Node that the npm package `node` brings, if it is installed beside. */
function bundledNode() {
  try {
    var program = join(
      dirname(here.resolve('node/package.json')),
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

function startAgain(program) {
  var child = spawn(program, process.argv.slice(1), {
    stdio: 'inherit',
    env: Object.assign({}, process.env, { INVOICECTL_RESTARTED: '1' }),
  });
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (name) {
    process.on(name, function () {
      child.kill(name);
    });
  });
  child.on('error', tooOld);
  child.on('exit', function (code, signal) {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function tooOld() {
  process.stderr.write(
    'error: invoicectl needs Node.js ' +
      oldest.join('.') +
      ' or newer, and this is ' +
      process.versions.node +
      ': install it from https://nodejs.org, or run `npm install node@24` beside invoicectl (with -g where it is installed so).\n',
  );
  process.exit(2);
}

/** Where the caches of this user are: as src/runtime/cache/folder.ts has it. */
function userCacheFolder() {
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'invoicectl');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'invoicectl');
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'invoicectl', 'Cache');
  return join(homedir(), '.cache', 'invoicectl');
}

/** With those above it. Node's own way (`recursive`) never ends below /proc: see src/runtime/cache/make-folder.ts. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, 448 /* rwx------ */);
}

/**
 * Code is compiled once and kept: later starts are faster. What lies in that folder is run, so it must be a folder of this user that
 * nobody else can write to; Node's own choice is one that all users share.
 */
function keepCompiledCode() {
  // With NODE_COMPILE_CACHE Node keeps it where the user said.
  if (!module.enableCompileCache || process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  try {
    var folder = join(userCacheFolder(), 'compiled');
    makeFolder(folder);
    var found = lstatSync(folder);
    if (!found.isDirectory()) return;
    if (process.getuid && (found.uid !== process.getuid() || (found.mode & 63) !== 0)) return;
    module.enableCompileCache(folder);
    // Worker threads ask the environment.
    process.env.NODE_COMPILE_CACHE = folder;
  } catch {
    // Without the cache everything works, a little later.
  }
}

/**
 * Threads begin with the room for new objects that a busy one is given in the end (24 MB are three such halves, as
 * src/runtime/workers/pool.ts has it): growing into it costs a twentieth of the time of one document, and more memory.
 */
function giveThreadsRoom() {
  setFlagsFromString('--min-semi-space-size=8');
}

function run() {
  giveThreadsRoom();
  delete process.env.INVOICECTL_RESTARTED;
  // Packages that import the process as a module read all its properties: making up this one, which nobody needs, takes as long as
  // loading fifty files.
  delete process.allowedNodeEnvironmentFlags;
  keepCompiledCode();
  import('../dist/cli/main.js').then(
    function (cli) {
      return cli.main(process.argv.slice(2)).then(function (code) {
        process.exit(code);
      });
    },
    function (error) {
      process.stderr.write(
        'error: invoicectl is not complete (' +
          error.message +
          '): in a checkout run `npm run build`, else install it again.\n',
      );
      process.exit(1);
    },
  );
}

/** As everywhere: whoever reads no further is content, and a full disk is told. */
function unwritten(error) {
  if (error.code !== 'EPIPE')
    process.stderr.write('error: standard output could not be written (' + error.code + ')\n');
  process.exit(error.code === 'EPIPE' ? 0 : 8);
}

if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  process.stdout.on('error', unwritten);
  process.stdout.write(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version + '\n');
} else if (isNewEnough(process.versions.node)) {
  run();
} else {
  var program = process.env.INVOICECTL_RESTARTED ? undefined : bundledNode();
  if (program) startAgain(program);
  else tooOld();
}
