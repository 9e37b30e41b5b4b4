// Loaded before the first paint, so that a dark device never sees a white flash.
const root = document.documentElement;
const device = window.matchMedia('(prefers-color-scheme: dark)');

function apply() {
  const choice = root.dataset.themeChoice;
  root.dataset.bsTheme = choice === 'dark' || (choice !== 'light' && device.matches) ? 'dark' : 'light';
}

apply();
device.addEventListener('change', apply);
window.heyiTheme = choice => {
  root.dataset.themeChoice = choice;
  document.cookie = `heyi-theme=${choice}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
  apply();
};
