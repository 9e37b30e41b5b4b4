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

/** Counts the saves of this page, because a save may reach the server after the next one that left later. */
function countSaves(form) {
  const field = form.querySelector('[data-turn]');
  if (!field) {
    return;
  }
  field.value = '0';
  const next = () => {
    field.value = String(Number(field.value) + 1);
    return field.value;
  };
  form.addEventListener('submit', next);
  form.addEventListener('htmx:configRequest', (event) => {
    if (event.detail.verb === 'post') {
      event.detail.parameters.turn = next();
    }
  });
}

/** A page that is being left saves nothing any more: what it still shows is older than what it has just sent. */
function saveNothingOnLeaving(form) {
  let leaving = false;
  form.addEventListener('submit', () => {
    leaving = true;
  });
  form.addEventListener('htmx:beforeRequest', (event) => {
    if (leaving && event.detail.elt === form) {
      event.preventDefault();
    }
  });
  // back from the cache of the browser, it is in use again
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
}

/** Wires the guided form, if the page has one. */
export function init(root = document) {
  const form = root.querySelector('[data-proposal-form]');
  if (!form || form.dataset.wired) {
    return;
  }
  form.dataset.wired = 'true';
  nameEditor(form);
  countSaves(form);
  saveNothingOnLeaving(form);
  OFFLINE.forEach((name) => form.addEventListener(name, () => sayOffline(root)));
  form.addEventListener('htmx:beforeSwap', showRefusals);
  form.addEventListener('keydown', searchInsteadOfSubmit);
}
