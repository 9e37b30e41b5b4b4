// What a rehearsal went through, on the drawing of its process.
import { whole } from '../diagram-fit.js';
import { draw, words } from './viewer.js';

const WAY = 'played-way';

/** Changed elements are marked at once, the way of a case when it is asked for. Both stand in the words of the page too. */
export async function played(place) {
  const answer = await fetch(place.dataset.content, { headers: { Accept: 'application/xml' } });
  if (!answer.ok) {
    throw new Error(`model: ${answer.status}`);
  }
  const viewer = await draw(place.querySelector('[data-side]'), await answer.text());
  const process = place.dataset.studioPlayed;
  const changed = document.querySelectorAll(`[data-changed][data-process="${process}"]`);
  changed.forEach(element => mark(viewer, element.dataset.changed, element.dataset.reached === 'true' ? 'played-reached' : 'played-missed'));
  words(document, [viewer]);
  name(viewer, process);
  document.querySelectorAll(`[data-way][data-process="${process}"]`).forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => way(viewer, place, button));
  });
}

function way(viewer, place, button) {
  viewer.get('elementRegistry').forEach(element => viewer.get('canvas').removeMarker(element, WAY));
  button.dataset.way.split(' ').forEach(step => mark(viewer, step, WAY));
  document.querySelectorAll('[data-way]').forEach(other => other.setAttribute('aria-pressed', String(other === button)));
  place.scrollIntoView({ block: 'nearest' });
  whole(viewer.get('canvas'));
}

/** What people call the steps of a way; those without a name keep their id. */
function name(viewer, process) {
  document.querySelectorAll(`[data-step][data-process="${process}"]`).forEach(step => {
    const called = viewer.get('elementRegistry').get(step.dataset.step)?.businessObject.name;
    if (called) {
      step.title = step.dataset.step;
      step.textContent = called;
      step.classList.remove('code');
    }
  });
}

function mark(viewer, id, marker) {
  const element = viewer.get('elementRegistry').get(id);
  if (element && element !== viewer.get('canvas').getRootElement()) {
    viewer.get('canvas').addMarker(element, marker);
  }
}
