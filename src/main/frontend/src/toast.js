/** Says a short word at the lower edge; screen readers hear it through the live region. */
export function toast(text, tone = 'info') {
  const place = document.getElementById('toasts');
  if (!place || !text) {
    return;
  }
  const word = document.createElement('div');
  word.className = `notice notice-${tone} toast-word`;
  word.textContent = text;
  place.append(word);
  setTimeout(() => word.remove(), 6000);
}
