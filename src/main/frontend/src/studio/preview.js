// The form as people will see it: drawn by what draws it in the inbox, with masked values of a real task (product-bar E15).
import { Form } from '@bpmn-io/form-js-viewer';
import { call } from './desk.js';

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * A [data-preview] panel in the place, with its address in data-address, beside the editor's; [role=tab] buttons change between them.
 * @param {() => Promise<string>} read the form as it stands in the editor
 */
export function preview(place, read) {
  const panel = place.querySelector('[data-preview]');
  if (!panel) {
    return;
  }
  const tabs = [...place.querySelectorAll('[role=tab]')];
  const drawing = panel.querySelector('[data-form-preview]');
  let viewer;
  let opened = 0;

  const draw = async () => {
    const turn = ++opened;
    panel.removeAttribute('data-shown');
    say(panel, 'loading');
    tell(panel, '');
    const answer = await call(panel.dataset.address, 'POST', { content: await read() });
    if (turn !== opened) {
      return;
    }
    viewer?.destroy();
    viewer = undefined;
    if (!answer.ok) {
      say(panel, answer.status === 422 ? 'unreadable' : 'offline');
      return;
    }
    const { form, data, from } = answer.body;
    const fresh = new Form({ container: drawing });
    viewer = fresh;
    try {
      await fresh.importSchema(form, data);
    } catch {
      say(panel, 'unreadable');
      return;
    }
    const word = Object.keys(data).length ? 'from' : 'bare';
    say(panel, from ? word : 'none', from ? told(from, panel.dataset.zone) : '');
    panel.dataset.shown = '';
  };

  const choose = tab => {
    tabs.forEach(one => {
      const chosen = one === tab;
      one.setAttribute('aria-selected', chosen);
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute('aria-controls')).hidden = !chosen;
    });
    if (tab.getAttribute('aria-controls') === panel.id) {
      draw();
    }
  };

  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', event => {
      if (STEPS[event.key]) {
        event.preventDefault();
        const next = tabs[(index + STEPS[event.key] + tabs.length) % tabs.length];
        next.focus();
        choose(next);
      }
    });
  });
  // nothing that is filled in here goes anywhere
  drawing.addEventListener('submit', event => event.preventDefault(), true);
  panel.querySelector('[data-try]').addEventListener('click', () => {
    if (viewer) {
      const faults = Object.values(viewer.validate()).filter(messages => messages.length).length;
      tell(panel, faults ? 'faults' : 'fine', faults);
      drawing.querySelector('[aria-invalid=true], .fjs-has-errors :is(input, textarea, select)')?.focus();
    }
  });
}

/** In the zone in which the product tells all times. */
function told(instant, timeZone) {
  return new Date(instant).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}

function say(panel, word, value = '') {
  const caption = panel.querySelector('[data-caption]');
  caption.dataset.word = word;
  caption.textContent = (caption.getAttribute(`data-${word}`) ?? '').replace('{0}', value);
}

function tell(panel, word, count = '') {
  const verdict = panel.querySelector('[data-verdict]');
  verdict.dataset.tone = word === 'faults' ? 'bad' : 'quiet';
  verdict.textContent = (verdict.getAttribute(`data-${word}`) ?? '').replace('{0}', count);
}
