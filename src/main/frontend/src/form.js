import { Form } from '@bpmn-io/form-js-viewer';

// <div data-form="<id of a JSON script>" data-form-values="<id of a hidden input>"> inside a <form>; the JSON is {schema, data, readOnly, errors}
async function mount(place) {
  const { schema, data = {}, readOnly = false, errors = {} } = JSON.parse(document.getElementById(place.dataset.form).textContent);
  const values = document.getElementById(place.dataset.formValues);
  const kept = values?.value ? JSON.parse(values.value) : {};
  const viewer = new Form({ container: place });
  await viewer.importSchema(schema, { ...data, ...kept });
  viewer.setProperty('readOnly', readOnly);
  showErrors(viewer, errors);
  place.formViewer = viewer;
  place.setAttribute('data-form-ready', '');
  if (values && !readOnly) {
    keepValues(place, viewer, values);
  }
}

function showErrors(viewer, errors) {
  const state = {};
  for (const field of viewer.get('formFieldRegistry').getAll()) {
    if (errors[field.key]) {
      state[field.id] = [].concat(errors[field.key]);
    }
  }
  if (Object.keys(state).length) {
    viewer._setState({ errors: state });
  }
}

function keepValues(place, viewer, values) {
  const write = () => { values.value = JSON.stringify(viewer._getSubmitData()); };
  viewer.on('changed', () => {
    write();
    place.dispatchEvent(new CustomEvent('form-changed', { bubbles: true }));
  });
  write();
  const form = place.closest('form');
  form?.addEventListener('submit', event => {
    write();
    const skips = event.submitter?.hasAttribute('data-skip-form-check');
    if (!skips && Object.keys(viewer.validate()).length) {
      event.preventDefault();
      event.stopImmediatePropagation();
      place.querySelector('[aria-invalid=true],.fjs-has-errors input,.fjs-has-errors textarea,.fjs-has-errors select')?.focus();
    }
  }, true);
}

function init(root) {
  root.querySelectorAll('[data-form]:not([data-form-ready])').forEach(place => mount(place).catch(fault => {
    place.setAttribute('data-form-failed', '');
    throw fault;
  }));
}

init(document);
document.addEventListener('htmx:load', event => init(event.detail.elt));
