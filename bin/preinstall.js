// Runs before the install scripts of dependencies, because npm runs every `preinstall` first. Downloads nothing.
//
// On Linux x64, the install script of onnxruntime-node downloads 400 MB of libraries for graphics cards from nuget.org if they
// are missing, and fails where that host is not reachable. Text recognition uses the processor only, so empty files take their
// places. Old syntax on purpose, as in invoicectl.js: this file is read by any Node.
import { existsSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';

var here = createRequire(import.meta.url);

/** The libraries for graphics cards of this platform, as paths; none where the package is not installed. */
function graphicsLibraries() {
  var platform = process.platform + '/' + process.arch;
  var root;
  try {
    root = dirname(here.resolve('onnxruntime-node/package.json'));
  } catch {
    // An optional dependency: npm leaves it out on systems that it does not support.
    return [];
  }
  var metadata = here(join(root, 'script', 'install-metadata.js'));
  return (metadata.requirements[platform] || []).reduce(function (paths, name) {
    return paths.concat(
      Object.keys(metadata.manifests[platform + ':' + name]).map(function (file) {
        return join(root, 'bin', 'napi-v6', platform, file);
      }),
    );
  }, []);
}

graphicsLibraries().forEach(function (path) {
  if (!existsSync(path)) writeFileSync(path, '');
});
