// What happens to tasks while a page is open. One stream per browser, however many tabs are open: browsers allow few connections to one server.
const CHANNEL = 'heyi-inbox';
const LOST_AFTER_MS = 25_000;
const QUIET_MS = 400;

const listeners = new Set();
let lastSign = Date.now();
let started = false;

function tell(message, share) {
  lastSign = Date.now();
  listeners.forEach(listener => listener(message));
  share?.postMessage(message);
}

function open(share) {
  const source = new EventSource('/inbox/stream');
  source.addEventListener('tasks', event => tell({ type: 'tasks', ...JSON.parse(event.data) }, share));
  source.addEventListener('beat', () => tell({ type: 'beat' }, share));
  // a refused stream (the session has ended) is not opened again by the browser itself
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => open(share), 10_000);
    }
  });
}

function start() {
  if (started) {
    return;
  }
  started = true;
  const share = 'BroadcastChannel' in window ? new BroadcastChannel(CHANNEL) : null;
  share?.addEventListener('message', event => tell(event.data));
  if (share && navigator.locks) {
    navigator.locks.request(CHANNEL, () => {
      open(share);
      return new Promise(() => {});
    });
  } else {
    open(null);
  }
  setInterval(() => listeners.forEach(listener => listener({ type: Date.now() - lastSign > LOST_AFTER_MS ? 'lost' : 'fine' })), 5_000);
}

function showCounts(counts) {
  for (const [name, count] of Object.entries(counts)) {
    document.querySelectorAll(`[data-inbox-count="${name}"]`).forEach(place => {
      place.textContent = count;
      place.classList.toggle('is-bad', name === 'overdue' && count > 0 && place.classList.contains('inbox-count'));
    });
  }
  document.querySelectorAll('[data-nav-count="/inbox"]').forEach(place => {
    place.textContent = counts.mine + counts.group;
    place.hidden = counts.mine + counts.group === 0;
  });
}

function say(list, event) {
  const texts = list.dataset;
  switch (event.kind) {
    case 'taken': return event.holder === texts.user ? texts.textTakenByYou : texts.textTaken.replace('{0}', event.holderName ?? event.holder ?? '');
    case 'finished': return texts.textFinished;
    case 'gone': return texts.textGone;
    case 'refused': return texts.textRefused;
    case 'givenBack': return texts.textGivenBack;
    case 'reminded': return texts.textReminded;
    case 'planned': return texts.textPlanned;
    default: return '';
  }
}

function markRow(list, event) {
  const row = list.querySelector(`[data-task-id="${CSS.escape(event.id)}"]`);
  const mark = row?.querySelector('[data-task-mark]');
  if (mark) {
    mark.textContent = say(list, event);
    mark.hidden = !mark.textContent;
    row.classList.toggle('is-over', ['finished', 'gone', 'refused'].includes(event.kind) || (event.kind === 'taken' && event.holder !== list.dataset.user));
  }
  return Boolean(row);
}

function noticeInTask(list, event) {
  const task = document.querySelector(`[data-inbox-task][data-task-id="${CSS.escape(event.id)}"]`);
  const notice = task?.querySelector('[data-task-notice]');
  if (notice && event.kind !== 'created') {
    notice.textContent = say(list, event);
    notice.hidden = !notice.textContent || (event.kind === 'taken' && event.holder === list.dataset.user);
  }
}

function belongsHere(list, event) {
  const { view, businessKey, user } = list.dataset;
  if (businessKey && businessKey !== event.businessKey) {
    return false;
  }
  const mine = event.holder === user;
  const offered = !event.holder;
  return view === 'mine' ? mine : view === 'group' ? offered : view !== 'done' && (mine || offered);
}

function watchList(list) {
  const news = document.querySelector('[data-inbox-news]');
  const live = document.querySelector('[data-inbox-live]');
  const fresh = new Set();

  const announce = text => {
    news.textContent = text;
    news.hidden = !text;
  };
  // which tasks pass a filter is known to the server alone; it is asked once things are quiet, and what is on the page stays as it is
  let asking;
  const askServer = () => {
    clearTimeout(asking);
    asking = setTimeout(async () => {
      const answer = await fetch(list.dataset.listUrl, { headers: { 'HX-Request': 'true' } });
      if (answer.ok && !answer.redirected) {
        const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
        fresh.clear();
        now.querySelectorAll('[data-task-id]').forEach(row => list.querySelector(`[data-task-id="${CSS.escape(row.dataset.taskId)}"]`) || fresh.add(row.dataset.taskId));
        announceFresh();
      }
    }, QUIET_MS);
  };
  const announceFresh = () => announce(fresh.size === 0 ? '' : fresh.size === 1 ? news.dataset.textOne : news.dataset.textMany.replace('{0}', fresh.size));

  const apply = event => {
    if (event.kind === 'lookAgain') {
      announce(news.dataset.textChanged);
      return;
    }
    const known = markRow(list, event);
    noticeInTask(list, event);
    if (list.dataset.filtered === 'true') {
      askServer();
      return;
    }
    if (!known && ['created', 'givenBack', 'taken'].includes(event.kind) && belongsHere(list, event)) {
      fresh.add(event.id);
    } else if (fresh.has(event.id) && !(event.kind === 'created' || belongsHere(list, event))) {
      fresh.delete(event.id);
    }
    announceFresh();
  };

  news.addEventListener('click', async () => {
    const answer = await fetch(list.dataset.listUrl, { headers: { 'HX-Request': 'true' } });
    if (answer.ok && !answer.redirected) {
      list.innerHTML = await answer.text();
      fresh.clear();
      announce('');
      list.querySelector('a')?.focus({ preventScroll: true });
    } else {
      location.reload();
    }
  });

  listeners.add(message => {
    if (message.type === 'lost' || message.type === 'fine') {
      live.textContent = message.type === 'lost' ? live.dataset.textLost : '';
      live.hidden = message.type === 'fine';
    }
    message.events?.forEach(apply);
  });
}

/** A page of one case asks for its news as soon as a task of that case moves; what moves without a task it finds out by asking every few seconds. */
function watchCase(place) {
  listeners.add(message => {
    if (message.events?.some(event => event.kind === 'lookAgain' || event.businessKey === place.dataset.liveCase)) {
      window.htmx.trigger(place, 'live');
    }
  });
}

export function init(root = document) {
  if (root === document && document.querySelector('[data-nav-count="/inbox"]')) {
    const list = document.querySelector('[data-inbox-list]');
    listeners.add(message => message.counts && showCounts(message.counts));
    if (list) {
      watchList(list);
    }
    document.querySelectorAll('[data-live-case]').forEach(watchCase);
    start();
  }
}
