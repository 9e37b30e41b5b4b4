// The words of the editors in the page's language. What a dictionary lacks stays in English.
const isChinese = document.documentElement.lang.startsWith('zh');

/** @param dictionaries in Chinese, later ones first */
export function words(...dictionaries) {
  const chinese = isChinese ? Object.assign({}, ...dictionaries) : {};
  // the packages do not agree on capitals
  const anyCase = Object.fromEntries(Object.entries(chinese).map(([word, translated]) => [word.toLowerCase(), translated]));
  const translate = (template, replacements = {}) => (chinese[template] ?? anyCase[template?.toLowerCase?.()] ?? template).replace(/{([^}]+)}/g, (whole, name) => replacements[name] ?? whole);
  return { translate: ['value', translate] };
}
