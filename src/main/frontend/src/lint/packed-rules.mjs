// For esbuild: the module `packed-rules`, which holds every rule of bpmnlint's recommended set and of the plugin for our engine, as a bundle cannot look for files.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const PLUGIN = 'bpmnlint-plugin-camunda-compat';

export default {
  name: 'packed-rules',
  setup(build) {
    build.onResolve({ filter: /^packed-rules$/ }, () => ({ path: 'packed-rules', namespace: 'packed-rules' }));
    build.onLoad({ filter: /.*/, namespace: 'packed-rules' }, () => ({ contents: contents(), resolveDir: import.meta.dirname, loader: 'js' }));
  }
};

function contents() {
  const own = Object.keys(require('bpmnlint/config/recommended').rules).map(name => [`bpmnlint/${name}`, `bpmnlint/rules/${name}`]);
  const engine = Object.entries(require(PLUGIN).rules).filter(([, path]) => path.startsWith('./rules/camunda-cloud/'))
    .map(([name, path]) => [`${PLUGIN}/${name}`, `${PLUGIN}/${path.slice(2)}`]);
  const packed = [...own, ...engine].map(([id, path]) => `  'rule:${id}': require('${path}')`);
  return `module.exports = {\n${packed.join(',\n')}\n};`;
}
