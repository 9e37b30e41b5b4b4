const PAN = 60;

/** Arrows move a drawing, + and - change its size, 0 shows it as it was. */
export function keys(viewer, place, reset) {
  const canvas = viewer.get('canvas');
  const moves = {
    ArrowLeft: () => canvas.scroll({ dx: PAN, dy: 0 }), ArrowRight: () => canvas.scroll({ dx: -PAN, dy: 0 }),
    ArrowUp: () => canvas.scroll({ dx: 0, dy: PAN }), ArrowDown: () => canvas.scroll({ dx: 0, dy: -PAN }),
    '+': () => viewer.get('zoomScroll').stepZoom(1), '-': () => viewer.get('zoomScroll').stepZoom(-1), 0: reset
  };
  place.addEventListener('keydown', event => {
    if (moves[event.key] && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      moves[event.key]();
    }
  });
}
