// Drawings for reading, whose elements the words beside them point to.
import NavigatedViewer from 'camunda-bpmn-js/lib/camunda-cloud/NavigatedViewer';
import { whole } from '../diagram-fit.js';
import { keys } from '../diagram-keys.js';
import labels from '../diagram-labels.js';

export async function draw(container, content) {
  const viewer = new NavigatedViewer({ container, additionalModules: [labels] });
  await viewer.importXML(content);
  const fit = () => whole(viewer.get('canvas'));
  fit();
  keys(viewer, container, fit);
  container.studioViewer = viewer;
  return viewer;
}

/** Selects an element and brings it to the middle, large enough to be read. @return whether it is drawn here */
export function show(viewer, id) {
  const element = viewer.get('elementRegistry').get(id);
  const selection = viewer.get('selection');
  selection.select(null);
  if (!element) {
    return false;
  }
  const canvas = viewer.get('canvas');
  const { x, y, width, height } = bounds(element);
  const { outer, scale } = canvas.viewbox();
  const wanted = Math.max(scale, 0.7);
  if (element !== canvas.getRootElement()) {
    canvas.viewbox({ x: x + width / 2 - outer.width / wanted / 2, y: y + height / 2 - outer.height / wanted / 2, width: outer.width / wanted, height: outer.height / wanted });
    selection.select(element);
  }
  return true;
}

function bounds(element) {
  if (!element.waypoints) {
    return element;
  }
  const xs = element.waypoints.map(point => point.x);
  const ys = element.waypoints.map(point => point.y);
  return { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}

/** Every [data-show] names an element; pressed, it is shown in all drawings that have it. */
export function words(root, viewers) {
  root.querySelectorAll('[data-show]').forEach(button => button.addEventListener('click', () => {
    root.querySelectorAll('[data-show][aria-current]').forEach(other => other.removeAttribute('aria-current'));
    button.setAttribute('aria-current', 'true');
    viewers.forEach(viewer => show(viewer, button.dataset.show));
  }));
}
