// Called by Maven: installs the locked packages and bundles, but only when a source, the lock file or the output changed since the last run.
// usage: node when-changed.mjs <output folder> <folder of the server's scripts>
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2];
const scripts = process.argv[3];
const mark = join(output, '.source-mark');
const installed = join(here, 'node_modules', '.lock-mark');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name)).flatMap(entry =>
    entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]);
}

function hash(files) {
  const sum = createHash('sha256');
  files.forEach(file => sum.update(file).update(readFileSync(file)));
  return sum.digest('hex');
}

function same(file, content) {
  return existsSync(file) && readFileSync(file, 'utf8') === content;
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.error?.code === 'ENOENT') {
    console.error(`${command} was not found. Install Node.js 20 or newer (with npm) and try again, or build without pages' scripts: -DskipFrontend`);
  }
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node.js ${process.versions.node} is too old for the frontend build. Install 20 or newer.`);
  process.exit(1);
}
const lock = hash([join(here, 'package-lock.json'), join(here, 'package.json')]);
const source = hash([join(here, 'package-lock.json'), join(here, 'build.mjs'), ...sources(join(here, 'src'))]);
if (same(mark, source) && existsSync(join(output, 'manifest.json')) && existsSync(join(scripts, 'model-lint.js'))) {
  process.exit(0);
}
if (!same(installed, lock)) {
  run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installed, lock);
}
run('node', ['build.mjs', output, scripts]);
writeFileSync(mark, source);
