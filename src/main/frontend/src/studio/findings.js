// What keeps the change from coming into use: as a list, and on the elements of the drawing.
export async function findings(place, editor, call) {
  const part = place.querySelector('[data-findings]');
  const answer = part && await call(part.dataset.checks, 'GET');
  if (!answer?.ok) {
    return;
  }
  const found = answer.body.findings;
  const list = part.querySelector('[data-findings-list]');
  part.querySelector('[data-findings-count]').textContent = found.length ? `${part.dataset.some}: ${found.length}` : part.dataset.none;
  if (part.dataset.passed === undefined && !answer.body.passed) {
    part.querySelector('details').open = true;
  }
  part.dataset.passed = answer.body.passed;
  list.replaceChildren(...together(found).map(one => row(one, part, editor, found)));
  editor.mark?.(found.filter(one => one.file === part.dataset.file), id => choose(part, editor, id));
}

/** From the drawing to the list. */
function choose(part, editor, id) {
  editor.show(id);
  part.querySelector('details').open = true;
  const rows = [...part.querySelectorAll('[data-finding-of]')];
  rows.forEach(one => one.classList.toggle('finding-chosen', one.dataset.findingOf === id));
  rows.find(one => one.dataset.findingOf === id)?.scrollIntoView({ block: 'nearest' });
}

/** What concerns one element stays together, in the order in which the elements first occur. */
function together(found) {
  const places = new Map();
  found.forEach(one => {
    const key = `${one.file}#${one.element}`;
    places.set(key, [...places.get(key) ?? [], one]);
  });
  return [...places.values()].flat();
}

function row(one, part, editor, all) {
  const item = document.createElement('li');
  item.className = 'finding-row';
  const tag = document.createElement('span');
  tag.className = `tag tag-${one.severity === 'ERROR' ? 'bad' : 'warn'}`;
  tag.textContent = one.severity === 'ERROR' ? part.dataset.error : part.dataset.warning;
  const text = document.createElement('span');
  text.className = 'finding-text';
  text.textContent = one.text;
  item.append(tag, text);
  const here = one.file === part.dataset.file;
  if (here && editor.show) {
    item.dataset.findingOf = one.element;
    item.append(showing(one, part, editor));
  } else if (one.element || !here) {
    const where = document.createElement('span');
    where.className = 'quiet';
    where.textContent = here ? one.element : `${one.file} ${one.element}`;
    item.append(where);
  }
  if (here && one.fix && editor.mend) {
    item.append(mending(one, part, editor, all));
  }
  return item;
}

/** Called by the element's name, as people see it in the drawing; its id is for those who look closer. */
function showing(one, part, editor) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm btn-quiet';
  button.textContent = `${part.dataset.showIt}: ${editor.nameOf?.(one.element) || one.element}`;
  button.title = one.element;
  button.addEventListener('click', () => editor.show(one.element));
  return button;
}

/** Gone once it is done: the next check, after saving, tells whether that was all. */
function mending(one, part, editor, all) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm btn-primary';
  button.textContent = one.fix.label;
  button.title = one.fix.value;
  button.dataset.mend = one.fix.kind;
  button.addEventListener('click', () => {
    if (!editor.mend(one.fix)) {
      return;
    }
    if (one.fix.kind === 'id') {
      renamed(one.fix.element, one.fix.value, all.filter(other => other.file === one.file), part);
    }
    button.remove();
    editor.show?.(one.element);
  });
  return button;
}

/** What else was found at the element is mended under its new id, also before the next check. */
function renamed(before, after, found, part) {
  found.filter(one => one.element === before).forEach(one => {
    one.element = after;
    if (one.fix) {
      one.fix.element = after;
    }
  });
  part.querySelectorAll('[data-finding-of]').forEach(item => {
    if (item.dataset.findingOf === before) {
      item.dataset.findingOf = after;
    }
  });
}
