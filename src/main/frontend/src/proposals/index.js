// The guided form keeps itself on the server; this only says so when it cannot, and lets refused answers show their faults.

const OFFLINE = ['htmx:sendError', 'htmx:responseError', 'htmx:timeout'];

function sayOffline(root) {
  const state = root.querySelector('#save-state');
  if (state && state.dataset.offline) {
    state.classList.remove('is-saved');
    state.classList.add('is-unsaved');
    state.textContent = state.dataset.offline;
  }
}

function showRefusals(event) {
  // a step that was refused comes back as 422 with its faults; htmx would drop it
  if (event.detail.xhr.status === 422 && event.detail.target.id === 'wizard-step') {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
}

function searchInsteadOfSubmit(event) {
  // people are looked up while typing; Enter there must not leave the step
  if (event.key === 'Enter' && event.target.id === 'people') {
    event.preventDefault();
  }
}

/**
 * One name per loaded page, so that its own saves never look like somebody else's, however requests overtake each other. It is kept nowhere:
 * a duplicated tab would take it along and overwrite unnoticed.
 */
function nameEditor(form) {
  const field = form.querySelector('[data-editor]');
  if (field) {
    field.value = Array.from(window.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

/** Wires the guided form, if the page has one. */
export function init(root = document) {
  const form = root.querySelector('[data-proposal-form]');
  if (!form || form.dataset.wired) {
    return;
  }
  form.dataset.wired = 'true';
  nameEditor(form);
  OFFLINE.forEach((name) => form.addEventListener(name, () => sayOffline(root)));
  form.addEventListener('htmx:beforeSwap', showRefusals);
  form.addEventListener('keydown', searchInsteadOfSubmit);
}
