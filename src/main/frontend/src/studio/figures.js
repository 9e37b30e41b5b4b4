// Where work waits: counts, times and lateness on the drawing. The table beside it says the same.
import { draw, words } from './viewer.js';

export async function figures(place) {
  const answer = await fetch(place.dataset.content, { headers: { Accept: 'application/xml' } });
  if (!answer.ok) {
    throw new Error(`model: ${answer.status}`);
  }
  const viewer = await draw(place.querySelector('[data-side]'), await answer.text());
  document.querySelectorAll('[data-figure]').forEach(row => put(viewer, row.dataset));
  words(document, [viewer]);
}

function put(viewer, { figure, warmth, badge }) {
  if (!viewer.get('elementRegistry').get(figure)) {
    return;
  }
  const text = document.createElement('span');
  text.className = 'figure-badge';
  text.textContent = badge;
  viewer.get('overlays').add(figure, 'figure', { position: { top: -12, left: -6 }, scale: { min: 0.6, max: 1 }, html: text });
  if (warmth > 0) {
    viewer.get('canvas').addMarker(figure, `figure-warmth-${warmth}`);
  }
}
