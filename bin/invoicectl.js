#!/usr/bin/env node
// Starts the command line, on a Node that can run it. Old syntax on purpose: this file is read by any Node.
import { spawn } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import module, { createRequire } from 'module';
import { dirname, join } from 'path';

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

function run() {
  delete process.env.INVOICECTL_RESTARTED;
  // Compiled once, kept by Node: later starts are faster.
  if (module.enableCompileCache) {
    module.enableCompileCache();
    // Worker threads ask the environment.
    var folder = module.getCompileCacheDir();
    if (folder) process.env.NODE_COMPILE_CACHE = folder;
  }
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
