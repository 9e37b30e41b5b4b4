import drawing from 'bpmn-js-i18n-zh/lib/bpmn-js';
import properties from 'bpmn-js-i18n-zh/lib/properties-panel';
import { CamundaCloudModeler as Modeler } from 'camunda-dmn-js';
import { desk } from './desk.js';
import { headers } from './reach.js';
import { words } from './words.js';
import { wordsInPlace } from './words-in-place.js';
import more from './zh/bpmn.js';
import decisions from './zh/dmn.js';

async function mount(place, content, mayEdit) {
  const container = place.querySelector('[data-drawing]');
  const panel = place.querySelector('[data-properties]');
  const view = { propertiesPanel: { parent: panel }, additionalModules: [words(drawing, properties, more, decisions)] };
  const modeler = new Modeler({ container, drd: view, decisionTable: view, literalExpression: view, boxedExpression: view });
  await modeler.importXML(content);
  container.inert = !mayEdit;
  panel.hidden = !mayEdit;
  wordsInPlace({ ...more, ...decisions }, panel);
  headers(panel);
  place.studioModeler = modeler;
  return {
    write: async () => (await modeler.saveXML({ format: true })).xml,
    onChange: listener => {
      const watched = new WeakSet();
      const watch = () => {
        const viewer = modeler.getActiveViewer();
        if (viewer && !watched.has(viewer)) {
          watched.add(viewer);
          viewer.on('commandStack.changed', listener);
        }
      };
      modeler.on('views.changed', watch);
      watch();
    },
    readOnly: locked => {
      container.inert = locked || !mayEdit;
      panel.inert = locked;
    }
  };
}

const place = document.querySelector('[data-studio-desk=DECISION]');
if (place) {
  desk(place, (content, mayEdit) => mount(place, content, mayEdit));
}
