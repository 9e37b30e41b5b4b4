import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { whole } from './diagram-fit.js';
import { keys } from './diagram-keys.js';
import labels from './diagram-labels.js';

// <figure data-diagram-url="…" data-active-elements="a b" data-done-elements="c d">; the address answers with BPMN XML
async function mount(place) {
  place.setAttribute('data-diagram-ready', '');
  const answer = await fetch(place.dataset.diagramUrl, { headers: { Accept: 'application/xml, text/xml' } });
  if (!answer.ok) {
    throw new Error(`diagram: ${answer.status}`);
  }
  const canvasPlace = document.createElement('div');
  canvasPlace.className = 'diagram-canvas';
  canvasPlace.tabIndex = 0;
  // a picture has no parts; this one holds a link and takes keys
  canvasPlace.setAttribute('role', 'group');
  canvasPlace.setAttribute('aria-label', place.dataset.diagramLabel ?? '');
  place.append(canvasPlace);
  const viewer = new NavigatedViewer({ container: canvasPlace, additionalModules: [labels] });
  await viewer.importXML(await answer.text());
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const active = names(place.dataset.activeElements).filter(id => registry.get(id));
  const done = names(place.dataset.doneElements).filter(id => registry.get(id));
  done.forEach(id => canvas.addMarker(id, 'is-done'));
  active.forEach(id => canvas.addMarker(id, 'is-active'));
  const here = registry.get(active[0] ?? done.at(-1));
  fit(canvas, here, canvasPlace);
  keys(viewer, canvasPlace, () => fit(canvas, here, canvasPlace));
  buttons(place, viewer, () => whole(canvas), () => here && focusOn(canvas, here, canvasPlace));
  place.diagramViewer = viewer;
}

function names(list) {
  return (list ?? '').split(/[\s,]+/).filter(Boolean);
}

/** A long process that would be unreadable as a whole opens where it stands, or where it came to its end. */
function fit(canvas, here, place) {
  whole(canvas);
  if (canvas.zoom() < 0.45 && here) {
    focusOn(canvas, here, place);
  }
}

function focusOn(canvas, element, place) {
  const scale = place.clientWidth < 500 ? 0.65 : 0.85;
  const width = place.clientWidth / scale;
  const height = place.clientHeight / scale;
  canvas.viewbox({ x: element.x + element.width / 2 - width / 2, y: element.y + element.height / 2 - height / 2, width, height });
}

function buttons(place, viewer, whole, here) {
  const actions = { in: () => viewer.get('zoomScroll').stepZoom(1), out: () => viewer.get('zoomScroll').stepZoom(-1), whole, here };
  place.querySelectorAll('[data-diagram-do]').forEach(button => button.addEventListener('click', () => actions[button.dataset.diagramDo]?.()));
}

function init(root) {
  root.querySelectorAll('[data-diagram-url]:not([data-diagram-ready])').forEach(place => mount(place).catch(() => place.setAttribute('data-diagram-failed', '')));
}

init(document);
document.addEventListener('htmx:load', event => init(event.detail.elt));
