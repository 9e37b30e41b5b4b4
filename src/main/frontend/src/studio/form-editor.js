import { FormEditor } from '@bpmn-io/form-js-editor';
import { Form } from '@bpmn-io/form-js-viewer';
import { desk } from './desk.js';
import { preview } from './preview.js';
import { headers } from './reach.js';
import { wordsInPlace } from './words-in-place.js';
import chinese from './zh/form.js';

async function mount(place, content, mayEdit) {
  const container = place.querySelector('[data-drawing]');
  const panel = place.querySelector('[data-properties]');
  panel.hidden = !mayEdit;
  const schema = JSON.parse(content);
  const form = mayEdit ? new FormEditor({ container, propertiesPanel: { parent: panel } }) : new Form({ container });
  await form.importSchema(schema, {});
  if (mayEdit) {
    wordsInPlace(chinese, container, panel);
    headers(panel);
  }
  place.studioModeler = form;
  const write = async () => JSON.stringify(mayEdit ? form.saveSchema() : schema, null, 2);
  preview(place, write);
  return {
    write,
    onChange: listener => form.on('changed', listener),
    readOnly: locked => {
      container.inert = locked;
      panel.inert = locked;
    }
  };
}

const place = document.querySelector('[data-studio-desk=FORM]');
if (place) {
  desk(place, (content, mayEdit) => mount(place, content, mayEdit));
}
