// Asks for the reason before a decision that needs one is sent; the server asks again.
export function init(root = document) {
  root.querySelectorAll('[data-task-decision]').forEach(form => {
    const reason = form.querySelector('[name=reason]');
    form.addEventListener('submit', event => {
      const needed = event.submitter?.dataset.reasonRequired === 'true';
      const missing = needed && !reason.value.trim();
      reason.setCustomValidity(missing ? reason.dataset.textMissing : '');
      if (missing) {
        event.preventDefault();
        event.stopImmediatePropagation();
        reason.reportValidity();
      }
    }, true);
    reason.addEventListener('input', () => reason.setCustomValidity(''));
  });
}
