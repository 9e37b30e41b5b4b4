// The EMC canvas works without this; here sums follow the typing, and Enter in the search looks up instead of saving.

function number(field) {
  const text = field.value.trim().replace(/(?<=\d)[,，\s](?=\d{3}(\D|$))/g, '');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
}

function showSum(form) {
  const box = form.querySelector('[data-sum]');
  const equal = form.querySelector('input[name="split"]:checked')?.value === 'EQUAL';
  const shares = equal ? [] : [...form.querySelectorAll('input[name$=".ratioPercent"]')];
  const given = [...shares, form.elements.reinvestmentPercent].reduce((sum, field) => sum + number(field), 0);
  const rounded = Math.round(given * 1e4) / 1e4;
  box.querySelector('[data-sum-given]').textContent = rounded.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 4 });
  box.querySelector('[data-sum-bar]').style.width = `${Math.min(rounded, 100)}%`;
  box.classList.toggle('is-over', rounded > 100);
}

/** Wires the canvas, if the page has one. */
export function init(root = document) {
  const form = root.querySelector('[data-canvas]');
  if (!form || form.dataset.wired) {
    return;
  }
  form.dataset.wired = 'true';
  form.addEventListener('input', () => showSum(form));
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target.id === 'cv-find') {
      event.preventDefault();
    }
  });
  showSum(form);
}
