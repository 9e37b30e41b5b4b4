// The words of the editors in the page's language. What a dictionary lacks stays in English.
import drawing from 'bpmn-js-i18n-zh/lib/bpmn-js';
import properties from 'bpmn-js-i18n-zh/lib/properties-panel';
import zeebe from 'bpmn-js-i18n-zh/lib/zeebe-properties-panel';

const words = document.documentElement.lang.startsWith('zh') ? { ...drawing, ...properties, ...zeebe } : {};

function translate(template, replacements = {}) {
  return (words[template] ?? template).replace(/{([^}]+)}/g, (whole, name) => replacements[name] ?? whole);
}

export default { translate: ['value', translate] };
