// Keyboard shortcuts (product-bar T16). A single key moves the focus, opens or takes; it never decides. Off by a switch, as WCAG 2.1.4 asks.
const SWITCH = 'heyi-keys';
const SECOND_KEY_MS = 1_500;
const ROWS = '.list-rows .row-title';
const OPEN_TASK = '[data-inbox-task]';
const OUTCOMES = '[data-task-decision] [name=outcome]';
const SEARCH = 'input[type=search], [role=search] input:not([type=hidden])';
const CHOICES = ['checkbox', 'radio', 'button', 'submit', 'reset'];

let goingSince = 0;

function isOn() {
  try {
    return localStorage.getItem(SWITCH) !== 'off';
  } catch {
    // a browser that keeps nothing
    return true;
  }
}

function turn(on) {
  try {
    on ? localStorage.removeItem(SWITCH) : localStorage.setItem(SWITCH, 'off');
  } catch {
    // holds for this page only where nothing can be kept
  }
}

function isTyping(element) {
  return Boolean(element?.closest('textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=listbox]'))
    || (element?.tagName === 'INPUT' && !CHOICES.includes(element.type));
}

function shown(selector) {
  return [...document.querySelectorAll(selector)].filter(element => element.getClientRects().length > 0);
}

function focus(element) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest', behavior: calm ? 'instant' : 'smooth' });
  return Boolean(element);
}

function press(selector) {
  const [button] = shown(selector);
  button?.click();
  return Boolean(button);
}

/** The row with the focus, or with its checkbox in focus, or of the open task. */
function currentRow(rows) {
  const here = document.activeElement?.closest('li, tr');
  const focused = here ? rows.findIndex(row => here.contains(row)) : -1;
  return focused >= 0 ? focused : rows.findIndex(row => row.getAttribute('aria-current'));
}

function isInRow() {
  return Boolean(document.activeElement?.closest('li, tr')?.querySelector(ROWS));
}

function move(step) {
  const rows = shown(ROWS);
  const at = currentRow(rows);
  return rows.length > 0 && focus(rows[Math.min(Math.max(at + step, 0), rows.length - 1)]);
}

function select() {
  const box = document.activeElement?.closest('li, tr')?.querySelector('input[type=checkbox]:not(:disabled)');
  box?.click();
  return Boolean(box);
}

function outcome(at) {
  return focus(shown(OUTCOMES)[at]);
}

function nextOutcome() {
  const all = shown(OUTCOMES);
  return focus(all[(all.indexOf(document.activeElement) + 1) % all.length]);
}

function back() {
  const rows = shown(ROWS);
  const own = rows.find(row => row.getAttribute('aria-current'));
  return Boolean(document.activeElement?.closest(OPEN_TASK)) && focus(own ?? shown('.inbox-back')[0]);
}

function go(address) {
  location.assign(address);
  return true;
}

function say(text) {
  const place = document.querySelector('[data-keys-said]');
  place.textContent = '';
  // a status that is set to what it says already is not read out again
  requestAnimationFrame(() => { place.textContent = text; });
}

function texts() {
  return document.querySelector('[data-keys-said]').dataset;
}

const COMMANDS = {
  '?': () => { document.getElementById('keys-help').showModal(); return true; },
  '/': () => focus(shown(SEARCH)[0]),
  j: () => move(1),
  k: () => move(-1),
  x: select,
  c: () => press(`${OPEN_TASK} form[action*="/claim"] button`),
  r: () => press(`${OPEN_TASK} form[action*="/release"] button`),
  e: nextOutcome,
  g: () => { goingSince = Date.now(); say(texts().textGo); return true; },
};
const PLACES = { i: '/inbox', h: '/' };

function run(key) {
  if (Date.now() - goingSince < SECOND_KEY_MS && PLACES[key]) {
    goingSince = 0;
    return go(PLACES[key]);
  }
  goingSince = 0;
  if (/^[1-9]$/.test(key)) {
    return outcome(Number(key) - 1);
  }
  const done = COMMANDS[key]?.();
  if (done === false) {
    say(texts().textNothing);
  }
  return done;
}

function onKey(event) {
  // somebody who composes Chinese presses letters that mean something else
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.repeat && !'jkArrowDownArrowUp'.includes(event.key)
      || !isOn() || document.querySelector('dialog[open]')) {
    return;
  }
  const typing = isTyping(document.activeElement);
  if (event.key === 'Escape') {
    typing ? document.activeElement.blur() : back() && event.preventDefault();
  } else if (!typing && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    isInRow() && move(event.key === 'ArrowDown' ? 1 : -1) && event.preventDefault();
  } else if (!typing && event.key.length === 1) {
    run(event.key) && event.preventDefault();
  }
}

export function init(root = document) {
  const place = root === document && document.querySelector('[data-keys]');
  if (!place) {
    return;
  }
  const box = place.querySelector('[data-keys-switch]');
  place.hidden = false;
  box.checked = isOn();
  box.addEventListener('change', () => turn(box.checked));
  document.addEventListener('keydown', onKey);
}
