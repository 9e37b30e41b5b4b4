import drawing from 'bpmn-js-i18n-zh/lib/bpmn-js';
import properties from 'bpmn-js-i18n-zh/lib/properties-panel';
import zeebe from 'bpmn-js-i18n-zh/lib/zeebe-properties-panel';
import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
import NavigatedViewer from 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer';
import { whole } from '../diagram-fit.js';
import labels from '../diagram-labels.js';
import commentPad from './comment-pad.js';
import { desk } from './desk.js';
import { mend } from './mends.js';
import narrow from './narrow.js';
import reach, { covered, headers } from './reach.js';
import { words } from './words.js';
import more from './zh/bpmn.js';

/** Without them a process can still be edited. */
async function templates() {
  const answer = await fetch('/studio/element-templates', { headers: { Accept: 'application/json' } });
  return answer.ok ? answer.json() : [];
}

/** Those of the module whose steps the process uses most come first. */
function ownFirst(all, content) {
  const uses = id => content.split(`="${id}.`).length;
  return [...all].sort((one, other) => uses(other.category.id) - uses(one.category.id));
}

/** A border in the colour of the worst finding, and how many there are. */
function badges(modeler, found, choose) {
  const canvas = modeler.get('canvas');
  const overlays = modeler.get('overlays');
  const registry = modeler.get('elementRegistry');
  registry.forEach(element => ['finding-error', 'finding-warning'].forEach(marker => canvas.removeMarker(element, marker)));
  overlays.remove({ type: 'finding' });
  const byElement = found.reduce((all, one) => all.set(one.element, [...all.get(one.element) ?? [], one]), new Map());
  byElement.forEach((all, id) => {
    const element = registry.get(id);
    if (!element || element === canvas.getRootElement()) {
      return;
    }
    const worst = all.some(one => one.severity === 'ERROR') ? 'error' : 'warning';
    canvas.addMarker(element, `finding-${worst}`);
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = `finding-badge finding-badge-${worst}`;
    badge.textContent = all.length;
    badge.title = all.map(one => one.text).join('\n');
    badge.addEventListener('click', () => choose(id));
    overlays.add(element, 'finding', { position: { top: -11, right: 11 }, html: badge });
  });
}

async function mount(place, content, mayEdit) {
  const container = place.querySelector('[data-drawing]');
  const panel = place.querySelector('[data-properties]');
  panel.hidden = !mayEdit;
  const modeler = mayEdit ? new Modeler({ container, propertiesPanel: { parent: panel }, additionalModules: [narrow, words(drawing, properties, zeebe, more), commentPad, reach, labels] }) : new NavigatedViewer({ container, additionalModules: [labels] });
  if (mayEdit) {
    modeler.get('elementTemplatesLoader').setTemplates(ownFirst(await templates(), content));
  }
  await modeler.importXML(content);
  whole(modeler.get('canvas'), covered(container));
  headers(panel);
  place.studioModeler = modeler;
  return {
    write: async () => (await modeler.saveXML({ format: true })).xml,
    mark: (found, choose) => badges(modeler, found, choose),
    mend: mayEdit ? fix => !container.inert && mend(modeler, fix) : undefined,
    show: id => {
      const element = modeler.get('elementRegistry').get(id);
      if (element && element !== modeler.get('canvas').getRootElement()) {
        modeler.get('canvas').scrollToElement(element);
        modeler.get('selection', false)?.select(element);
      }
    },
    nameOf: id => modeler.get('elementRegistry').get(id)?.businessObject.name,
    elements: () => modeler.get('elementRegistry').filter(one => one.businessObject?.name && !one.labelTarget && one !== modeler.get('canvas').getRootElement())
      .map(one => ({ id: one.id, name: one.businessObject.name })).sort((one, other) => one.name.localeCompare(other.name)),
    onSelect: listener => modeler.on('selection.changed', ({ newSelection }) => listener(newSelection.length === 1 ? newSelection[0].labelTarget?.id ?? newSelection[0].id : null)),
    badges: (counts, badge) => {
      const overlays = modeler.get('overlays');
      overlays.remove({ type: 'comments' });
      const drawn = [...counts].filter(([id]) => modeler.get('elementRegistry').get(id) && id !== modeler.get('canvas').getRootElement().id);
      drawn.forEach(([id, number]) => overlays.add(id, 'comments', { position: { top: -12, right: 12 }, scale: { min: 0.75 }, html: badge(id, number) }));
    },
    onChange: listener => modeler.on('commandStack.changed', listener),
    readOnly: locked => {
      container.inert = locked;
      panel.inert = locked;
    }
  };
}

const place = document.querySelector('[data-studio-desk=PROCESS]');
if (place) {
  desk(place, (content, mayEdit) => mount(place, content, mayEdit));
}
