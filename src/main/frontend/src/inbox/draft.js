// Keeps what is being typed into a task on the server (product-bar T4): within three seconds, in order, and never over what another window has saved.
const PAUSE_MS = 1_200;
const LONGEST_WAIT_MS = 2_500;
const RETRY_MS = 3_000;

function watch(form) {
  const place = form.parentElement.querySelector('[data-draft-place]');
  const status = place.querySelector('[data-draft-status]');
  const discard = place.querySelector('[data-draft-discard]');
  const csrf = document.querySelector('meta[name=csrf]');
  const reason = form.querySelector('[name=reason]');
  const values = form.querySelector('[name=values]');
  let version = Number(form.dataset.draftVersion);
  let saved = typed();
  let timer = null;
  let since = 0;
  let sending = false;
  let over = false;
  // mounting a form changes it too; only what somebody does is a draft
  let acted = false;

  function typed() {
    return JSON.stringify({ values: values?.value || '{}', reason: reason.value });
  }

  function say(text) {
    if (status.textContent !== text) {
      status.textContent = text;
    }
  }

  function time(at) {
    return new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  function changed() {
    if (over || !acted || typed() === saved) {
      return;
    }
    since = since || Date.now();
    later(Math.max(0, Math.min(PAUSE_MS, since + LONGEST_WAIT_MS - Date.now())));
  }

  async function save(keepalive = false) {
    if (sending || over || !acted || typed() === saved) {
      return;
    }
    sending = true;
    const sent = typed();
    try {
      const answer = await fetch(form.dataset.draftUrl, {
        method: 'PUT', keepalive,
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...(csrf && { [csrf.dataset.header]: csrf.content }) },
        body: JSON.stringify({ basedOn: version, ...JSON.parse(sent) })
      });
      taken(answer, sent, answer.ok ? await answer.json() : null);
    } catch {
      failed();
    } finally {
      sending = false;
    }
    if (!over && typed() !== saved && timer === null) {
      changed();
    }
  }

  function taken(answer, sent, draft) {
    timer = null;
    if (draft) {
      version = draft.version;
      saved = sent;
      since = 0;
      discard.hidden = false;
      say(place.dataset.textSaved.replace('{0}', time(draft.savedAt)));
      form.dispatchEvent(new CustomEvent('draft-saved'));
    } else if (answer.status === 409) {
      over = true;
      say(place.dataset.textOvertaken);
    } else if (answer.status >= 500 || answer.status === 0) {
      failed();
    } else {
      // decided, withdrawn, or no longer this person's: the page's own notice tells
      over = true;
    }
  }

  function failed() {
    say(place.dataset.textFailed);
    later(RETRY_MS);
  }

  ['input', 'pointerdown', 'keydown'].forEach(name => form.addEventListener(name, () => { acted = true; }, true));
  form.addEventListener('input', changed);
  form.addEventListener('form-changed', changed);
  form.addEventListener('submit', () => { over = true; clearTimeout(timer); });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save(true));
}

export function init(root = document) {
  root.querySelectorAll('[data-draft-url]').forEach(watch);
}
