// Says that a file is too large before it is sent: a server that refuses it early only shows as a lost connection.
function watch(input) {
  input.addEventListener('change', () => {
    const tooLarge = [...input.files].some(file => file.size > Number(input.dataset.largest));
    input.setCustomValidity(tooLarge ? input.dataset.textTooLarge : '');
    input.reportValidity();
  });
}

export function init(root = document) {
  root.querySelectorAll('input[type=file][data-largest]').forEach(watch);
}
