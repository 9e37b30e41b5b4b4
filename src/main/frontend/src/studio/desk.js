// The desk on which a draft is edited: opens it, holds it for this window, saves by itself, and says how matters stand.
import { comments } from './comments.js';
import { findings } from './findings.js';

const SAVE_AFTER = 2000;
const HOLD_EVERY = 10_000;
const AFTER_REFUSAL = 30_000;
const ASKED_EVERY = 5_000;

const csrf = document.querySelector('meta[name=csrf]');

/**
 * <div data-studio-desk data-address="…" data-may-edit="true" data-text-…="…"> with a [data-status], a [data-locked] and a [data-overtaken] part.
 * @param {(content: string, mayEdit: boolean) => Promise<{ write: () => Promise<string>, onChange: (listener: () => void) => void, readOnly: (locked: boolean) => void }>} mount
 */
export async function desk(place, mount) {
  const address = place.dataset.address;
  const opened = await call(`${address}/content`, 'GET');
  if (!opened.ok) {
    place.dataset.failed = '';
    say(place, 'failed', 'bad');
    return;
  }
  const { draft, content } = opened.body;
  const wantsToEdit = place.dataset.mayEdit === 'true';
  const editor = await mount(content, wantsToEdit);
  const state = { stamp: draft.stamp, reference: await editor.write(), saved: null, timer: 0, saving: false, dirty: false, mine: false };
  state.saved = state.reference;
  const check = () => findings(place, editor, call);
  check();
  place.addEventListener('studio:saved', check);
  comments(place, editor, call);
  if (!wantsToEdit) {
    place.dataset.ready = '';
    return;
  }
  // before anything is awaited: whoever is quick must not have edited in vain
  editor.onChange(() => {
    state.dirty = true;
    say(place, 'changed', 'quiet');
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(place, editor, state), SAVE_AFTER);
  });
  const hold = () => call(`${address}/lock`, 'POST').then(answer => held(place, editor, state, answer));
  await hold();
  setInterval(hold, HOLD_EVERY);
  place.querySelector('[data-save]')?.addEventListener('click', () => save(place, editor, state));
  place.querySelector('[data-merge]')?.addEventListener('click', () => merge(place, editor, state));
  place.querySelector('[data-copy]')?.addEventListener('click', async event => download(await editor.write(), event.currentTarget.dataset.copy));
  place.querySelector('[data-ask]')?.addEventListener('click', () => call(`${address}/lock/request`, 'POST').then(() => {
    say(place, 'asked', 'quiet');
    setInterval(hold, ASKED_EVERY);
  }));
  place.querySelector('[data-keep]')?.addEventListener('click', () => call(`${address}/lock/refusal`, 'POST').then(hold));
  place.querySelector('[data-give]')?.addEventListener('click', async () => {
    await save(place, editor, state);
    await call(`${address}/lock/release`, 'POST');
    location.reload();
  });
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      save(place, editor, state);
    }
  });
  addEventListener('beforeunload', event => {
    if (state.dirty) {
      event.preventDefault();
    }
  });
  addEventListener('pagehide', () => {
    if (state.mine && !state.dirty) {
      fetch(`${address}/lock/release`, { method: 'POST', keepalive: true, headers: headers() });
    }
  });
  place.dataset.ready = '';
}

function held(place, editor, state, answer) {
  const locked = answer.status === 409;
  if (answer.ok) {
    const gained = !state.mine;
    state.mine = true;
    if (gained && answer.body.draft.stamp !== state.stamp) {
      location.reload();
      return;
    }
    show(place, '[data-wanted]', Boolean(answer.body.lock?.asker), answer.body.lock?.askerName);
  }
  if (locked) {
    state.mine = false;
  }
  const taken = locked && answer.body?.reason === 'locked';
  show(place, '[data-locked]', taken, answer.body?.name, answer.body?.since);
  editor.readOnly(locked);
  if (locked && !taken) {
    say(place, 'unsaved', 'bad', answer.body?.detail);
  }
  if (!state.dirty && answer.ok) {
    say(place, 'saved', 'good');
  } else if (!answer.ok && !locked) {
    say(place, 'offline', 'bad');
  }
}

async function save(place, editor, state) {
  clearTimeout(state.timer);
  if (state.saving) {
    state.timer = setTimeout(() => save(place, editor, state), SAVE_AFTER);
    return;
  }
  state.saving = true;
  try {
    const content = await editor.write();
    if (content === state.saved) {
      state.dirty = false;
      say(place, 'saved', 'good');
      return;
    }
    state.dirty = true;
    say(place, 'saving', 'quiet');
    const answer = await call(`${place.dataset.address}/content`, 'POST', { basedOn: state.stamp, opened: state.saved, content });
    if (answer.ok) {
      state.stamp = answer.body.draft.stamp;
      state.saved = content;
      state.dirty = false;
      show(place, '[data-overtaken]', false);
      say(place, 'saved', 'good');
      place.dispatchEvent(new CustomEvent('studio:saved', { bubbles: true }));
    } else if (answer.status === 409) {
      const part = { overtaken: '[data-overtaken]', locked: '[data-locked]' }[answer.body?.reason];
      if (part) {
        show(place, part, true, answer.body.name);
      }
      say(place, 'unsaved', 'bad', part ? '' : answer.body?.detail);
    } else {
      say(place, answer.status === 422 ? 'refused' : 'offline', 'bad', answer.body?.errors?.[0]?.message ?? '');
      state.timer = setTimeout(() => save(place, editor, state), answer.status === 422 ? AFTER_REFUSAL : ASKED_EVERY);
    }
  } finally {
    state.saving = false;
  }
}

/** First shows where both changed the same, if anywhere; then saves both together and goes on from there. */
async function merge(place, editor, state) {
  const button = place.querySelector('[data-merge]');
  const mine = await editor.write();
  const answer = await call(`${place.dataset.address}/content/merge`, 'POST', { base: state.saved, content: mine });
  if (!answer.ok) {
    say(place, 'offline', 'bad');
    return;
  }
  const { conflicts, content, stamp } = answer.body;
  if (conflicts.length && button.textContent !== button.dataset.keepBoth) {
    place.querySelector('[data-conflicts]').replaceChildren(...conflicts.map(one => {
      const item = document.createElement('li');
      item.textContent = `${one.name || one.element} ${one.property}: ${one.theirs} / ${one.mine}`;
      return item;
    }));
    button.textContent = button.dataset.keepBoth;
    return;
  }
  const saved = await call(`${place.dataset.address}/content`, 'POST', { basedOn: stamp, content });
  if (saved.ok) {
    state.dirty = false;
    location.reload();
  } else {
    say(place, 'unsaved', 'bad');
  }
}

/** One's own text as a file, which can be imported again. */
function download(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVE_AFTER);
}

function say(place, word, tone, more = '') {
  const status = place.querySelector('[data-status]');
  status.textContent = `${status.dataset[word] ?? ''}${more ? ` ${more}` : ''}`;
  status.dataset.tone = tone;
  status.dataset.word = word;
}

function show(place, part, shown, who, since) {
  const element = place.querySelector(part);
  if (element) {
    element.hidden = !shown;
    element.querySelectorAll('[data-who]').forEach(name => { name.textContent = who ?? ''; });
    element.querySelectorAll('[data-since]').forEach(time => {
      time.textContent = since ? time.dataset.since.replace('{0}', new Date(since).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short', timeZone: place.dataset.zone })) : '';
    });
  }
}

function headers() {
  return { Accept: 'application/json', ...(csrf && { [csrf.dataset.header]: csrf.content }) };
}

/** Never throws; status 0 where there was no answer. */
export async function call(url, method, body) {
  try {
    const answer = await fetch(url, { method, headers: { ...headers(), ...(body && { 'Content-Type': 'application/json' }) }, body: body && JSON.stringify(body) });
    const json = answer.headers.get('content-type')?.includes('json') ? await answer.json() : null;
    return { ok: answer.ok, status: answer.status, body: json };
  } catch {
    return { ok: false, status: 0, body: null };
  }
}
