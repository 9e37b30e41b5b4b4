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
    // a complaint about one decision must not hold up another: the browser checks before anything is submitted
    form.addEventListener('click', event => event.target.closest('[name=outcome]') && reason.setCustomValidity(''), true);
    reason.addEventListener('input', () => reason.setCustomValidity(''));
  });
}
