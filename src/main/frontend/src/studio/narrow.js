// What our processes are made of; the rest of BPMN stays out of the way (product-bar E11). Templates of steps and tasks are never hidden.
const NOT_OURS = /script|manual|send-task|complex|transaction|ad-?hoc|compensat|conditional|cancel-end|cancel-boundary|signal|escalation|inclusive|data-|collection|participant|pool|choreography/;
const MENUS = ['bpmn-create', 'bpmn-append', 'bpmn-replace'];
const AFTER_ALL_OTHERS = 1;

function kept(entries) {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => key.includes('template') || !NOT_OURS.test(key)));
}

class NarrowPalette {
  constructor(palette) {
    palette.registerProvider(AFTER_ALL_OTHERS, this);
  }

  getPaletteEntries() {
    return kept;
  }
}
NarrowPalette.$inject = ['palette'];

class NarrowMenus {
  constructor(popupMenu) {
    MENUS.forEach(menu => popupMenu.registerProvider(menu, AFTER_ALL_OTHERS, this));
  }

  getPopupMenuEntries() {
    return kept;
  }
}
NarrowMenus.$inject = ['popupMenu'];

export default {
  __init__: ['narrowPalette', 'narrowMenus'],
  narrowPalette: ['type', NarrowPalette],
  narrowMenus: ['type', NarrowMenus]
};
