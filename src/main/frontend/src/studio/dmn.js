import { CamundaCloudModeler as Modeler } from 'camunda-dmn-js';
import { desk } from './desk.js';

async function mount(place, content, mayEdit) {
  const container = place.querySelector('[data-drawing]');
  const panel = place.querySelector('[data-properties]');
  const modeler = new Modeler({ container, drd: { propertiesPanel: { parent: panel } }, decisionTable: { propertiesPanel: { parent: panel } }, literalExpression: { propertiesPanel: { parent: panel } } });
  await modeler.importXML(content);
  container.inert = !mayEdit;
  panel.hidden = !mayEdit;
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
