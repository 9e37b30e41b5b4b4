// The editor's tools for people without a mouse, and for narrow windows, where they would cover the drawing.
const NARROW = matchMedia('(width < 48rem)');

class ReachablePalette {
  constructor(eventBus, palette, translate) {
    eventBus.on('palette.create', ({ container }) => this.container = container);
    eventBus.on('palette.changed', () => this.name(translate));
    eventBus.on('import.done', () => NARROW.matches && palette.close());
  }

  name(translate) {
    const toggle = this.container.querySelector('.djs-palette-toggle');
    toggle.setAttribute('aria-label', translate('Tools'));
    [toggle, ...this.container.querySelectorAll('.entry')].forEach(pressable);
  }
}
ReachablePalette.$inject = ['eventBus', 'palette', 'translate'];

class ReachableMinimap {
  constructor(eventBus, canvas) {
    eventBus.on('import.done', () => {
      const toggle = canvas.getContainer().querySelector('.djs-minimap .toggle');
      if (toggle) {
        toggle.setAttribute('aria-label', toggle.title);
        pressable(toggle);
      }
    });
  }
}
ReachableMinimap.$inject = ['eventBus', 'canvas'];

/** A button made of something else; pressed in its middle, since menus open where the pointer is. */
function pressable(entry) {
  if (entry.tabIndex === 0) {
    return;
  }
  entry.tabIndex = 0;
  entry.setAttribute('role', 'button');
  entry.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      const { x, y, width, height } = entry.getBoundingClientRect();
      entry.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x + width / 2, clientY: y + height / 2 }));
    }
  });
}

/** Every header of the panel tells which section it opens, and whether it is open. */
export function headers(panel) {
  const name = () => panel.querySelectorAll('.bio-properties-panel-group-header').forEach(header => {
    const arrow = header.querySelector('.bio-properties-panel-arrow');
    arrow?.setAttribute('aria-label', header.querySelector('.bio-properties-panel-group-header-title')?.textContent ?? '');
    arrow?.setAttribute('aria-expanded', header.classList.contains('open'));
  });
  new MutationObserver(name).observe(panel, { subtree: true, childList: true, attributeFilter: ['class'] });
  name();
}

/** How much of the drawing's left the tools cover, in pixels. */
export function covered(container) {
  const palette = container.querySelector('.djs-palette.open');
  return palette ? Math.max(0, palette.getBoundingClientRect().right - container.getBoundingClientRect().left) : 0;
}

export default {
  __init__: ['reachablePalette', 'reachableMinimap'],
  reachablePalette: ['type', ReachablePalette],
  reachableMinimap: ['type', ReachableMinimap]
};
