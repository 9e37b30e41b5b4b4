// Two versions of a process beside each other; what differs is marked by colour and by a sign.
import { diff } from 'bpmn-js-differ';
import { draw, words } from './viewer.js';

const SIGNS = { ADDED: '+', REMOVED: '−', CHANGED: '≠', MOVED: '↔' };

export async function compare(place) {
  const answer = await fetch(place.dataset.texts, { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`texts: ${answer.status}`);
  }
  const { before, after, elements } = await answer.json();
  const sides = { before: before && await draw(place.querySelector('[data-side=before]'), before), after: await draw(place.querySelector('[data-side=after]'), after) };
  const viewers = Object.values(sides).filter(Boolean);
  const kinds = differing(sides, elements);
  const names = Object.fromEntries([...place.querySelectorAll('.studio-legend [data-kind]')].map(one => [one.dataset.kind, one.dataset.name]));
  viewers.forEach(viewer => kinds.forEach((kind, id) => mark(viewer, id, kind, names)));
  if (viewers.length === 2) {
    together(...viewers);
  }
  words(document, viewers);
}

/** By id: what the drawings say, and what only the words know. */
function differing({ before, after }, elements) {
  const kinds = new Map(elements.map(one => [one.id, one.kind]));
  if (before) {
    const found = diff(before.getDefinitions(), after.getDefinitions());
    Object.keys(found._layoutChanged).filter(id => !kinds.has(id)).forEach(id => kinds.set(id, 'MOVED'));
    Object.keys(found._changed).filter(id => kinds.get(id) === 'MOVED' || !kinds.has(id)).forEach(id => kinds.set(id, 'CHANGED'));
    Object.keys(found._added).forEach(id => kinds.set(id, 'ADDED'));
    Object.keys(found._removed).forEach(id => kinds.set(id, 'REMOVED'));
  }
  return kinds;
}

function mark(viewer, id, kind, names) {
  const element = viewer.get('elementRegistry').get(id);
  if (!element || element === viewer.get('canvas').getRootElement()) {
    return;
  }
  viewer.get('canvas').addMarker(element, `differs-${kind.toLowerCase()}`);
  const sign = document.createElement('span');
  sign.className = 'studio-sign';
  sign.dataset.kind = kind;
  sign.setAttribute('role', 'img');
  sign.setAttribute('aria-label', `${names[kind]}: ${element.businessObject.name || id}`);
  sign.textContent = SIGNS[kind];
  const middle = element.waypoints?.[Math.floor((element.waypoints.length - 1) / 2)];
  const first = element.waypoints && { x: Math.min(...element.waypoints.map(point => point.x)), y: Math.min(...element.waypoints.map(point => point.y)) };
  viewer.get('overlays').add(element, { position: middle ? { left: middle.x - first.x + 8, top: middle.y - first.y - 24 } : { left: -10, top: -12 }, scale: { min: 0.75 }, html: sign });
}

/** What is moved or made larger on one side is so on the other. */
function together(one, other) {
  let following = false;
  const follow = (from, to) => from.on('canvas.viewbox.changed', ({ viewbox }) => {
    if (!following) {
      following = true;
      to.get('canvas').viewbox({ x: viewbox.x, y: viewbox.y, width: viewbox.width, height: viewbox.height });
      following = false;
    }
  });
  follow(one, other);
  follow(other, one);
  const { x, y, width, height } = other.get('canvas').viewbox();
  one.get('canvas').viewbox({ x, y, width, height });
}
