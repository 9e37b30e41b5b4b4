// Bundles the scripts and styles of the pages into one folder and writes manifest.json with a mark of each file's content.
// Scripts that the server runs itself go into a folder of their own, which nobody can ask for.
// usage: node build.mjs <output folder> <folder of the server's scripts>
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import packedRules from './src/lint/packed-rules.mjs';

const output = process.argv[2] ?? '../../../target/classes/static/assets';
const scripts = process.argv[3] ?? '../../../target/classes/scripts';

for (const folder of [output, scripts]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

const common = {
  outdir: output,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  loader: { '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.eot': 'empty', '.svg': 'dataurl' },
  assetNames: 'files/[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning'
};

await build({
  ...common,
  entryPoints: {
    app: 'src/app.js',
    theme: 'src/theme.js',
    form: 'src/form.js',
    diagram: 'src/diagram.js',
    map: 'src/map/index.js',
    charts: 'src/charts.js',
    'studio-bpmn': 'src/studio/bpmn.js',
    'studio-dmn': 'src/studio/dmn.js',
    'studio-settings': 'src/studio/settings.js',
    'studio-view': 'src/studio/view.js',
    'app-style': 'src/css/app.css',
    'form-style': 'src/css/form.css',
    'diagram-style': 'src/css/diagram.css',
    'studio-view-style': 'src/css/studio-view.css',
    'studio-bpmn-style': 'src/css/studio-bpmn.css',
    'studio-dmn-style': 'src/css/studio-dmn.css',
    'studio-form-style': 'src/css/studio-form.css'
  }
});

// the form editor, the forms in it and its properties panel bring a Preact of their own each; they draw one tree and must share one
await build({
  ...common,
  entryPoints: { 'studio-form': 'src/studio/form-editor.js' },
  alias: { preact: '@bpmn-io/properties-panel/preact' }
});

await build({ ...common, outdir: scripts, entryPoints: { 'model-lint': 'src/lint/server.js' }, plugins: [packedRules] });

for (const name of ['app', 'form', 'diagram', 'studio-view', 'studio-bpmn', 'studio-dmn', 'studio-form']) {
  await cp(join(output, `${name}-style.css`), join(output, `${name}.css`));
  await rm(join(output, `${name}-style.css`));
}
await cp('src/seal.svg', join(output, 'seal.svg'));

const marks = {};
for (const name of (await readdir(output)).filter(file => /\.(js|css|svg)$/.test(file)).sort()) {
  marks[name] = createHash('sha256').update(await readFile(join(output, name))).digest('hex').slice(0, 12);
}
await writeFile(join(output, 'manifest.json'), JSON.stringify(marks, null, 1));
