// Some editors and panels cannot be given other words; they are replaced where they have been put.
const isChinese = document.documentElement.lang.startsWith('zh');
const ITS_OWN = '.fjs-palette-container, .fjs-empty-editor, .bio-properties-panel';
// what people wrote themselves
const THEIRS = '.bio-properties-panel-header-label, input, textarea, [contenteditable], .cm-editor';
const NAMED = ['title', 'placeholder', 'aria-label'];

/**
 * Keeps palette and properties in the page's language.
 *
 * @param chinese a dictionary
 */
export function wordsInPlace(chinese, ...places) {
  if (!isChinese) {
    return;
  }
  const observer = new MutationObserver(changes => changes.forEach(({ target, addedNodes }) => [target, ...addedNodes].forEach(node => replace(chinese, node))));
  places.forEach(place => {
    observer.observe(place, { subtree: true, childList: true, characterData: true });
    replace(chinese, place);
  });
}

function replace(chinese, node) {
  if (node.nodeType === Node.TEXT_NODE) {
    text(chinese, node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    const inside = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (inside.nextNode()) {
      text(chinese, inside.currentNode);
    }
    [node, ...node.querySelectorAll('[title], [placeholder], [aria-label]')].filter(one => one.closest(ITS_OWN)).forEach(one => NAMED.forEach(name => {
      const word = chinese[one.getAttribute(name)];
      if (word) {
        one.setAttribute(name, word);
      }
    }));
  }
}

function text(chinese, node) {
  const word = chinese[node.data.trim()];
  const parent = node.parentElement;
  if (word && parent?.closest(ITS_OWN) && !parent.closest(THEIRS)) {
    node.data = word;
  }
}
