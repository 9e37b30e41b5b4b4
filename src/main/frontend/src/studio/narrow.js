// What our processes are made of; the rest of BPMN stays out of the way (product-bar E11). Templates of steps and tasks are never hidden.
const NOT_OURS = /script|manual|send-task|complex|transaction|ad-?hoc|compensat|conditional(?!-flow)|cancel-end|cancel-boundary|signal|escalation|inclusive|data-|collection|participant|pool|choreography/;
const MENUS = ['bpmn-create', 'bpmn-append', 'bpmn-replace'];
const AFTER_ALL_OTHERS = 1;

/** Menus nest entries in categories; a category of which nothing is left goes too. */
function kept(entries) {
  return Object.fromEntries(Object.entries(entries)
    .filter(([key]) => key.includes('template') || !NOT_OURS.test(key))
    .map(([key, entry]) => [key, entry.entries ? { ...entry, entries: kept(entry.entries) } : entry])
    .filter(([, entry]) => !entry.entries || Object.keys(entry.entries).length));
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

// Filled in by templates and mends; by hand they only go wrong.
const NOT_BY_HAND = new Set(['Zeebe__TaskListeners', 'Zeebe__ExecutionListeners', 'Zeebe__ExtensionProperties']);
const BY_TEMPLATE = new Set(['headers']);

class NarrowProperties {
  constructor(propertiesPanel) {
    propertiesPanel.registerProvider(AFTER_ALL_OTHERS, this);
  }

  getGroups(element) {
    const templated = Boolean(element.businessObject?.get?.('zeebe:modelerTemplate'));
    return groups => groups.filter(({ id }) => !NOT_BY_HAND.has(id) && !(templated && BY_TEMPLATE.has(id)));
  }
}
NarrowProperties.$inject = ['propertiesPanel'];

export default {
  __init__: ['narrowPalette', 'narrowMenus', 'narrowProperties'],
  narrowPalette: ['type', NarrowPalette],
  narrowMenus: ['type', NarrowMenus],
  narrowProperties: ['type', NarrowProperties]
};
