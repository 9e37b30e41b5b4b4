// Opens and writes models of other people as the editor does, and says whether anything got lost.
// usage: node public-models.mjs <folder of models> <folder for what the editor writes>; prints one line of JSON for each model
import { BpmnModdle } from 'bpmn-moddle';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const [input, output] = process.argv.slice(2);
const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json');
const moddle = new BpmnModdle({ zeebe });

function models(folder) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap(entry =>
    entry.isDirectory() ? models(join(folder, entry.name)) : /\.bpmn(20\.xml)?$/.test(entry.name) ? [join(folder, entry.name)] : []);
}

/** What a document says without saying it, e.g. that a process is not executable. */
function isDefault(element, key) {
  return element.$descriptor?.propertiesByName?.[key]?.default === element[key];
}

/** All that a document says, without the order of attributes, with references as ids, and the type of an element told once. */
function meaning(element) {
  if (Array.isArray(element)) {
    return element.map(meaning);
  }
  if (element === null || typeof element !== 'object') {
    return element;
  }
  const known = element.$descriptor?.propertiesByName ?? {};
  const properties = Object.keys(element).filter(key => !key.startsWith('$') && !isDefault(element, key)).map(key => [key, known[key]?.isReference ? [element[key]].flat().map(one => one.id) : meaning(element[key])]);
  const others = Object.entries(element.$attrs ?? {}).filter(([key]) => !key.startsWith('xmlns') && key !== 'xsi:type').map(([key, value]) => [`@${key}`, value]);
  return { type: element.$type, ...Object.fromEntries([...properties, ...others].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

for (const file of models(input)) {
  const name = relative(input, file);
  const original = readFileSync(file, 'utf8');
  try {
    const read = await moddle.fromXML(original);
    const { xml } = await moddle.toXML(read.rootElement, { format: true });
    const again = await moddle.fromXML(xml);
    const target = join(output, name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, xml);
    console.log(JSON.stringify({ name, equal: JSON.stringify(meaning(read.rootElement)) === JSON.stringify(meaning(again.rootElement)), warnings: read.warnings.length }));
  } catch (error) {
    console.log(JSON.stringify({ name, error: error.message.split('\n')[0] }));
  }
}
