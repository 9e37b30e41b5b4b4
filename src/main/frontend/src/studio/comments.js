// What is said to the elements of a draft: beside the drawing for the one that is selected, and as a number on every element that has open threads.
export async function comments(place, editor, call) {
  const part = place.querySelector('[data-comments]');
  if (!part) {
    return;
  }
  const desk = { part, editor, call, threads: [], element: part.dataset.model };
  const answer = await call(part.dataset.threads, 'GET');
  desk.threads = answer.ok ? answer.body : [];
  draw(desk);
  editor.onSelect?.(id => {
    desk.element = id ?? part.dataset.model;
    draw(desk);
  });
  part.querySelector('[data-about]').addEventListener('change', event => {
    desk.element = event.target.value;
    editor.show?.(desk.element);
    draw(desk);
  });
  place.addEventListener('studio:comment', () => open(desk));
  part.querySelector('[data-say]')?.addEventListener('submit', event => {
    event.preventDefault();
    const field = event.target.elements.text;
    send(desk, part.dataset.threads, { id: crypto.randomUUID(), file: part.dataset.file, element: desk.element, text: field.value }, field);
  });
}

function open({ part }) {
  part.querySelector('details').open = true;
  part.querySelector('textarea')?.focus();
}

async function send(desk, url, body, field) {
  const failed = desk.part.querySelector('[data-failed]');
  const answer = await desk.call(url, 'POST', body);
  failed.hidden = answer.ok;
  failed.textContent = answer.ok ? '' : answer.body?.errors?.[0]?.message ?? answer.body?.detail ?? desk.part.dataset.offline;
  if (answer.ok) {
    desk.threads = answer.body;
    if (field) {
      field.value = '';
    }
    draw(desk);
  }
}

function draw(desk) {
  const { part, editor, threads, element } = desk;
  const here = threads.filter(thread => thread.file === part.dataset.file);
  const open = here.filter(thread => thread.open);
  part.querySelector('[data-count]').textContent = open.length ? `(${open.length})` : '';
  about(desk);
  const mine = here.filter(thread => thread.element === element);
  part.querySelector('[data-list]').replaceChildren(...mine.map(thread => item(desk, thread)));
  part.querySelector('[data-none]').hidden = mine.length > 0;
  const others = [...new Set(open.map(thread => thread.element).filter(id => id !== element))];
  const elsewhere = part.querySelector('[data-elsewhere]');
  elsewhere.hidden = !others.length;
  elsewhere.querySelector('span').replaceChildren(...others.map(id => go(desk, id)));
  const counts = new Map();
  open.forEach(thread => counts.set(thread.element, (counts.get(thread.element) ?? 0) + 1));
  editor.badges?.(counts, (id, number) => badge(desk, id, number));
}

/** Elements can be chosen by name too: without a mouse, and while somebody else holds the drawing. */
function about(desk) {
  const { part, editor, element } = desk;
  const elements = editor.elements?.() ?? [];
  const named = elements.some(one => one.id === element) || element === part.dataset.model ? elements : [{ id: element, name: editor.nameOf?.(element) || element }, ...elements];
  const place = part.querySelector('[data-about]');
  place.replaceChildren(new Option(part.dataset.whole, part.dataset.model), ...named.map(one => new Option(one.name, one.id)));
  place.value = element;
}

function go(desk, id) {
  const button = action(desk.editor.nameOf?.(id) || id, () => {
    desk.element = id;
    desk.editor.show?.(id);
    draw(desk);
  });
  return button;
}

function badge(desk, id, number) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'studio-badge';
  button.textContent = number;
  button.setAttribute('aria-label', `${desk.part.dataset.open}: ${number} (${desk.editor.nameOf?.(id) || id})`);
  button.addEventListener('click', () => {
    desk.element = id;
    desk.editor.show?.(id);
    draw(desk);
    open(desk);
  });
  return button;
}

function item(desk, thread) {
  const { part } = desk;
  const row = document.createElement('li');
  const state = document.createElement('span');
  state.className = `tag ${thread.open ? 'tag-warn' : 'tag-good'}`;
  state.textContent = thread.open ? part.dataset.open : part.dataset.settled;
  row.append(state, ...thread.posts.map(said));
  if (part.dataset.mayAnswer === 'true') {
    const form = document.createElement('form');
    form.className = 'cluster';
    const field = document.createElement('input');
    field.className = 'form-control';
    field.required = true;
    field.maxLength = 4000;
    field.setAttribute('aria-label', part.dataset.answer);
    const button = action(part.dataset.answer);
    button.type = 'submit';
    form.append(field, button);
    form.addEventListener('submit', event => {
      event.preventDefault();
      send(desk, `${part.dataset.threads}/${thread.id}/answers`, { text: field.value });
    });
    if (thread.open && part.dataset.maySettle === 'true') {
      form.append(action(part.dataset.settle, () => send(desk, `${part.dataset.threads}/${thread.id}/resolution`)));
    }
    row.append(form);
  }
  return row;
}

function said(post) {
  const line = document.createElement('p');
  line.className = 'mb-1';
  const who = document.createElement('strong');
  who.textContent = post.author;
  const when = document.createElement('span');
  when.className = 'quiet';
  when.textContent = ` ${new Date(post.saidAt).toLocaleString(document.documentElement.lang)} `;
  line.append(who, when, post.text);
  return line;
}

function action(text, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm btn-quiet';
  button.textContent = text;
  if (act) {
    button.addEventListener('click', act);
  }
  return button;
}
