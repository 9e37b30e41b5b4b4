// The review of commitments: shows what is given away while ratios are typed. The server checks the sum again.

function number(text) {
  const value = Number(String(text).trim());
  return Number.isFinite(value) ? value : 0;
}

function sum(form) {
  let total = number(form.dataset.reinvestment);
  if (form.querySelector('[data-split]')?.value !== 'EQUAL') {
    total += number(form.querySelector('[data-lead-ratio]')?.value ?? 0);
    for (const choice of form.querySelectorAll('.ef-choice')) {
      const ratio = choice.querySelector('[data-ratio]');
      if (ratio && choice.querySelector('[data-decision]').value === 'ACCEPT') {
        total += number(ratio.value);
      }
    }
  }
  return Math.round(total * 10000) / 10000;
}

export function init(root = document) {
  for (const form of root.querySelectorAll('form[data-review]')) {
    const output = form.querySelector('[data-sum]');
    if (!output || !form.querySelector('[data-lead-ratio]')) {
      continue;
    }
    const show = () => {
      const total = sum(form);
      output.textContent = total.toLocaleString(document.documentElement.lang);
      output.closest('.ef-sum').classList.toggle('ef-over', total > 100);
    };
    form.addEventListener('input', show);
    form.addEventListener('change', show);
    show();
  }
}
