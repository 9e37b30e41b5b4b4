// Pages that show models without changing them.
import { compare } from './difference.js';
import { figures } from './figures.js';
import { played } from './played.js';
import { draw, words } from './viewer.js';

async function read(place) {
  const answer = await fetch(place.dataset.content, { headers: { Accept: 'application/xml' } });
  if (!answer.ok) {
    throw new Error(`model: ${answer.status}`);
  }
  words(document, [await draw(place.querySelector('[data-side]'), await answer.text())]);
}

function mount(place, act) {
  act(place).then(() => { place.dataset.ready = ''; }).catch(() => {
    const failed = place.querySelector('[data-failed]');
    failed.hidden = false;
  });
}

document.querySelectorAll('[data-studio-compare]').forEach(place => mount(place, compare));
document.querySelectorAll('[data-studio-figures]').forEach(place => mount(place, figures));
document.querySelectorAll('[data-studio-view]').forEach(place => mount(place, read));

// a rehearsal comes in while its page is open
function rehearsed() {
  document.querySelectorAll('[data-studio-played]:not([data-mounted])').forEach(place => {
    place.dataset.mounted = '';
    mount(place, played);
  });
}
rehearsed();
document.addEventListener('htmx:afterSettle', rehearsed);
