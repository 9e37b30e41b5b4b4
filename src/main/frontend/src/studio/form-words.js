// The form editor cannot be given other words; they are replaced where it has put them.
import chinese from './zh/form.js';

const isChinese = document.documentElement.lang.startsWith('zh');
const ITS_OWN = '.fjs-palette-container, .fjs-empty-editor, .bio-properties-panel';
// what people wrote themselves
const THEIRS = '.bio-properties-panel-header-label, input, textarea, [contenteditable], .cm-editor';
const NAMED = ['title', 'placeholder', 'aria-label'];

/** Keeps the palette and the properties of a form editor in the page's language. */
export function words(...places) {
  if (!isChinese) {
    return;
  }
  const observer = new MutationObserver(changes => changes.forEach(({ target, addedNodes }) => [target, ...addedNodes].forEach(replace)));
  places.forEach(place => {
    observer.observe(place, { subtree: true, childList: true, characterData: true });
    replace(place);
  });
}

function replace(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    text(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    const inside = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (inside.nextNode()) {
      text(inside.currentNode);
    }
    [node, ...node.querySelectorAll('[title], [placeholder], [aria-label]')].filter(one => one.closest(ITS_OWN)).forEach(one => NAMED.forEach(name => {
      const word = chinese[one.getAttribute(name)];
      if (word) {
        one.setAttribute(name, word);
      }
    }));
  }
}

function text(node) {
  const word = chinese[node.data.trim()];
  const parent = node.parentElement;
  if (word && parent?.closest(ITS_OWN) && !parent.closest(THEIRS)) {
    node.data = word;
  }
}
