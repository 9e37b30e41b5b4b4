// The what-if page computes on the server; this adds sliders beside the figures and hides what the chosen share space does not need.

const FIGURES = ['actualProfit', 'bottomProfit', 'leadingProfit'];

function addSlider(form, field, most, step) {
  if (field.nextElementSibling?.classList.contains('sh-slider')) {
    return;
  }
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.className = 'sh-slider';
  slider.min = '0';
  slider.max = String(most);
  slider.step = String(step);
  slider.value = field.value;
  slider.setAttribute('aria-label', form.querySelector(`label[for="${field.id}"]`)?.textContent.trim() ?? field.name);
  slider.addEventListener('input', () => {
    field.value = slider.value;
  });
  field.addEventListener('input', () => {
    slider.value = field.value;
  });
  (field.closest('.input-group') ?? field).after(slider);
}

/** A round upper end that leaves room above the largest figure. */
function topOf(form) {
  const largest = Math.max(1000, ...FIGURES.map(name => Number(form.elements[name]?.value) || 0));
  const unit = 10 ** Math.floor(Math.log10(largest));
  return Math.ceil(largest * 1.5 / unit) * unit;
}

function showChosen(form) {
  const chosen = form.querySelector('[data-shows]:checked')?.dataset.shows;
  form.querySelectorAll('[data-shown-for]').forEach(part => {
    part.hidden = part.dataset.shownFor !== chosen;
  });
}

/** Wires the what-if form, if the page has one. */
export function init(root = document) {
  const form = root.querySelector('form[data-sharing]');
  if (!form || form.dataset.wired) {
    return;
  }
  form.dataset.wired = 'true';
  const top = topOf(form);
  FIGURES.forEach(name => addSlider(form, form.elements[name], top, top / 200));
  ['tiers[0]', 'tiers[1]', 'shareSpacePercent', 'reinvestmentPercent'].forEach(name => addSlider(form, form.elements[name], 100, 1));
  form.addEventListener('change', () => showChosen(form));
  showChosen(form);
}
