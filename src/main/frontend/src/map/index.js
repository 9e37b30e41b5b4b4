// Draws the piece of the network that the page was asked for. The table beside it tells the same, so everything here is an extra.
import cytoscape from 'cytoscape';

const SHAPES = { emc: 'round-rectangle', me: 'ellipse', ssp: 'diamond', partner: 'triangle', platform: 'round-rectangle' };
const COLOURS = { emc: '--heyi-seal', me: '--heyi-primary', ssp: '--heyi-info', partner: '--heyi-accent', platform: '--heyi-primary' };
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function elements(graph) {
  return [
    ...graph.nodes.map(node => ({ data: { ...node, size: node.kind === 'platform' ? 34 + 14 * Math.log10(node.weight + 1) : node.kind === 'emc' ? 34 : 22 } })),
    ...graph.edges.map((edge, index) => ({ data: { id: `edge-${index}`, source: edge.from, target: edge.to, kind: edge.kind, weight: edge.weight } }))
  ];
}

function look() {
  const ink = colour('--heyi-ink');
  return [
    { selector: 'node', style: { shape: node => SHAPES[node.data('kind')], 'background-color': node => colour(COLOURS[node.data('kind')]), width: 'data(size)', height: 'data(size)',
      label: 'data(label)', color: ink, 'font-size': 11, 'font-family': getComputedStyle(document.body).fontFamily, 'text-valign': 'bottom', 'text-margin-y': 4,
      'text-wrap': 'ellipsis', 'text-max-width': '120px', 'text-outline-color': colour('--heyi-surface'), 'text-outline-width': 2,
      // names of parties only where there is room for them
      'min-zoomed-font-size': 8 } },
    { selector: 'node[kind = "emc"], node[kind = "platform"]', style: { 'font-size': 14, 'font-weight': 600, 'min-zoomed-font-size': 5, 'z-index': 2 } },
    { selector: 'node[kind = "emc"][type = "EXPERIENCE"]', style: { 'background-opacity': 0.65 } },
    { selector: 'node[state = "LAPSED"], node[state = "WITHDRAWN"], node[state = "TERMINATED"], node[state = "COMPLETED"]', style: { 'background-color': colour('--heyi-line-strong') } },
    { selector: 'edge', style: { width: 1.2, 'line-color': colour('--heyi-line-strong'), 'curve-style': 'straight', opacity: 0.8 } },
    { selector: 'edge[kind = "lead"]', style: { width: 3.2, 'line-color': ink } },
    { selector: 'edge[kind = "nested"]', style: { 'line-style': 'dashed', 'target-arrow-shape': 'triangle', 'target-arrow-color': colour('--heyi-line-strong'), 'curve-style': 'bezier' } },
    { selector: 'edge[kind = "ties"]', style: { 'curve-style': 'bezier', width: edge => 1 + 2 * Math.log10(edge.data('weight') + 1), label: 'data(weight)', 'font-size': 10, color: ink,
      'text-outline-color': colour('--heyi-surface'), 'text-outline-width': 2, 'target-arrow-shape': 'triangle', 'target-arrow-color': colour('--heyi-line-strong') } },
    { selector: 'node[?focus]', style: { 'border-width': 4, 'border-color': colour('--heyi-warn') } },
    { selector: 'node.chosen', style: { 'border-width': 4, 'border-color': ink } }
  ];
}

function layout(graph) {
  return graph.edges.length === 0 ? { name: 'grid', padding: 40, animate: false }
    : { name: 'cose', animate: false, randomize: false, fit: false, nodeRepulsion: () => 14000, idealEdgeLength: () => 70, nodeOverlap: 20, componentSpacing: 70, numIter: graph.nodes.length > 250 ? 300 : 900 };
}

/** The layout knows no width; what it drew is stretched to the shape of the canvas. */
function fill(cy) {
  const box = cy.nodes().boundingBox({ includeLabels: false });
  const stretch = Math.min(2, Math.max(1, cy.width() / Math.max(1, cy.height()) / (box.w / Math.max(1, box.h))));
  if (box.w > 0 && box.h > 0) {
    cy.nodes().positions(node => ({ x: node.position('x') * stretch, y: node.position('y') }));
  }
  cy.fit(undefined, 30);
}

/** The nearest node in a direction; what lies off that direction counts double. */
function neighbour(cy, from, [x, y]) {
  const at = from.position();
  const inDirection = cy.nodes().filter(node => node !== from && (node.position('x') - at.x) * x + (node.position('y') - at.y) * y > 1);
  return inDirection.min(node => {
    const dx = node.position('x') - at.x;
    const dy = node.position('y') - at.y;
    return Math.abs(dx) * (x ? 1 : 2) + Math.abs(dy) * (y ? 1 : 2);
  }).ele;
}

function wire(panel) {
  const graph = JSON.parse(panel.querySelector('[data-map-graph]').textContent);
  if (graph.nodes.length === 0) {
    return;
  }
  panel.hidden = false;
  const canvas = panel.querySelector('.map-canvas');
  const said = panel.querySelector('[data-map-said]');
  const cy = cytoscape({ container: canvas, elements: elements(graph), style: look(), layout: layout(graph), minZoom: 0.15, maxZoom: 3, wheelSensitivity: 0.3, userZoomingEnabled: false });
  fill(cy);
  let chosen = cy.nodes('[?focus]').first();

  function choose(node, fetchDetails) {
    if (!node || node.empty()) {
      return;
    }
    cy.nodes().removeClass('chosen');
    chosen = node.addClass('chosen');
    said.textContent = panel.dataset.textFocus.replace('{0}', node.data('label')).replace('{1}', node.degree());
    if (fetchDetails) {
      open(node);
    }
  }

  function open(node) {
    const id = node.data('id');
    if (node.data('kind') === 'platform') {
      window.location.assign(`${panel.dataset.here}?show=emcs&platform=${encodeURIComponent(id.substring('platform:'.length))}`);
    } else {
      window.htmx.ajax('GET', `${panel.dataset.details}?id=${encodeURIComponent(id)}`, { target: '#map-details', swap: 'innerHTML' });
    }
  }

  cy.on('tap', 'node', event => choose(event.target, true));
  cy.on('mouseover', 'node', () => { canvas.style.cursor = 'pointer'; });
  cy.on('mouseout', 'node', () => { canvas.style.cursor = ''; });
  // zooming with the wheel only once the drawing was touched, so that pages scroll over it
  canvas.addEventListener('focus', () => cy.userZoomingEnabled(true));
  canvas.addEventListener('blur', () => cy.userZoomingEnabled(false));
  canvas.addEventListener('pointerdown', () => canvas.focus({ preventScroll: true }));
  canvas.addEventListener('keydown', event => {
    if (DIRECTIONS[event.key]) {
      event.preventDefault();
      choose(chosen.nonempty() ? neighbour(cy, chosen, DIRECTIONS[event.key]) : cy.nodes().first(), false);
      if (chosen.nonempty()) {
        cy.animate({ center: { eles: chosen } }, { duration: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150 });
      }
    } else if ((event.key === 'Enter' || event.key === ' ') && chosen.nonempty()) {
      event.preventDefault();
      choose(chosen, true);
    } else if (event.key === '+' || event.key === '-') {
      event.preventDefault();
      zoom(event.key === '+' ? 1.25 : 0.8);
    }
  });

  function zoom(factor) {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  panel.querySelectorAll('[data-map-zoom]').forEach(button => button.addEventListener('click', () => zoom(Number(button.dataset.mapZoom))));
  panel.querySelector('[data-map-fit]').addEventListener('click', () => cy.fit(undefined, 30));
  new MutationObserver(() => cy.style(look())).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });
  new ResizeObserver(() => cy.resize().fit(undefined, 30)).observe(canvas);
}

document.querySelectorAll('[data-map]').forEach(wire);
