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
  part.dataset.passed = answer.body.passed;
  list.replaceChildren(...found.map(one => row(one, part, editor)));
  editor.mark?.(found.filter(one => one.file === part.dataset.file));
}

function row(one, part, editor) {
  const item = document.createElement('li');
  item.className = 'row-item';
  const tag = document.createElement('span');
  tag.className = `tag tag-${one.severity === 'ERROR' ? 'bad' : 'warn'}`;
  tag.textContent = one.severity === 'ERROR' ? part.dataset.error : part.dataset.warning;
  const text = document.createElement('span');
  text.textContent = one.text;
  const here = one.file === part.dataset.file;
  const where = document.createElement(here && editor.show ? 'button' : 'span');
  where.textContent = here ? one.element : `${one.file} ${one.element}`;
  where.className = here && editor.show ? 'btn btn-sm btn-quiet code' : 'quiet code';
  if (here && editor.show) {
    where.type = 'button';
    where.addEventListener('click', () => editor.show(one.element));
  }
  item.append(tag, ' ', text, ' ', where);
  return item;
}
