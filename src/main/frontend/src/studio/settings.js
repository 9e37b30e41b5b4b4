// Others learn that these settings are being edited, from the first change on; when the page is left, that lapses by itself.
import { call } from './desk.js';

const HOLD_EVERY = 30_000;
const form = document.querySelector('form[data-holds]');
const locked = document.querySelector('[data-locked]');

async function hold() {
  const answer = await call(`${form.dataset.holds}/lock`, 'POST');
  locked.hidden = answer.status !== 409;
  if (!locked.hidden) {
    locked.querySelector('[data-who]').textContent = answer.body.name;
  }
}

let holding;
form?.addEventListener('input', () => {
  if (!holding) {
    holding = setInterval(hold, HOLD_EVERY);
    hold();
  }
});
