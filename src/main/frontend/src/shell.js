import { toast } from './toast.js';

const once = new WeakSet();

function each(root, selector, action) {
  const found = root.matches?.(selector) ? [root, ...root.querySelectorAll(selector)] : root.querySelectorAll(selector);
  for (const element of found) {
    action(element);
  }
}

function text(name) {
  return document.body.dataset[name] ?? '';
}

function listenOnce() {
  if (once.has(document)) {
    return;
  }
  once.add(document);
  const csrf = document.querySelector('meta[name=csrf]');

  document.addEventListener('htmx:configRequest', event => {
    if (csrf && event.detail.verb !== 'get') {
      event.detail.headers[csrf.dataset.header] = csrf.content;
    }
  });
  document.addEventListener('htmx:sendError', () => toast(text('textOffline'), 'warn'));
  document.addEventListener('htmx:responseError', event => {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText ?? '', 'text/html');
    toast(answer.querySelector('[role=alert]')?.textContent.trim() || text('textFailed'), 'bad');
  });

  document.addEventListener('click', event => {
    const target = event.target.closest('[data-dialog-open],[data-dialog-close],[data-flash-close],[data-theme-set],[data-copy],[data-reload]');
    document.querySelectorAll('details[data-closes-outside][open]').forEach(menu => !menu.contains(event.target) && menu.removeAttribute('open'));
    if (!target) {
      return;
    }
    const { dialogOpen, themeSet, copy } = target.dataset;
    if (dialogOpen) {
      document.getElementById(dialogOpen)?.showModal();
    } else if (target.hasAttribute('data-dialog-close')) {
      target.closest('dialog')?.close();
    } else if (target.hasAttribute('data-flash-close')) {
      target.closest('[data-flash]')?.remove();
    } else if (target.hasAttribute('data-reload')) {
      location.reload();
    } else if (themeSet) {
      event.preventDefault();
      window.heyiTheme(themeSet);
      target.parentElement.querySelectorAll('[data-theme-set]').forEach(choice => choice.toggleAttribute('aria-current', choice === target));
      target.setAttribute('aria-current', 'true');
    } else if (copy) {
      navigator.clipboard.writeText(copy).then(() => toast(text('textCopied'), 'good'));
    }
  });

  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      document.querySelectorAll('details[data-closes-outside][open]').forEach(menu => {
        menu.removeAttribute('open');
        menu.querySelector('summary').focus();
      });
    }
  });
}

function warnBeforeLeaving(form) {
  let typed = false;
  form.addEventListener('input', () => { typed = true; });
  form.addEventListener('submit', () => { typed = false; });
  form.addEventListener('draft-saved', () => { typed = false; });
  form.addEventListener('htmx:afterRequest', event => { typed = typed && !event.detail.successful; });
  window.addEventListener('beforeunload', event => typed && event.preventDefault());
}

function wholeRow(row) {
  row.addEventListener('click', event => {
    if (!event.target.closest('a,button,input,select,textarea,label,summary') && !window.getSelection()?.toString()) {
      location.href = row.dataset.href;
    }
  });
}

export function init(root) {
  listenOnce();
  // on narrow screens the navigation may be wider than the screen
  each(root, '.shell-nav [aria-current]', here => here.scrollIntoView({ inline: 'nearest', block: 'nearest' }));
  each(root, '[data-autosubmit]', form => form.addEventListener('change', () => form.requestSubmit()));
  each(root, '[data-confirm-leave]', warnBeforeLeaving);
  each(root, '[data-href]', wholeRow);
  each(root, '[data-focus-first]', element => element.focus());
}
