import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
import NavigatedViewer from 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer';
import { desk } from './desk.js';

async function mount(place, content, mayEdit) {
  const container = place.querySelector('[data-canvas]');
  const panel = place.querySelector('[data-properties]');
  panel.hidden = !mayEdit;
  const modeler = mayEdit ? new Modeler({ container, propertiesPanel: { parent: panel } }) : new NavigatedViewer({ container });
  await modeler.importXML(content);
  modeler.get('canvas').zoom('fit-viewport', 'auto');
  place.studioModeler = modeler;
  return {
    write: async () => (await modeler.saveXML({ format: true })).xml,
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
