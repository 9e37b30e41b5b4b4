const MARGIN = 24;

/**
 * Shows the whole drawing with a margin, so that nothing touches the edge.
 *
 * @param left pixels at the left that something else covers
 */
export function whole(canvas, left = 0) {
  canvas.zoom('fit-viewport', 'auto');
  const { inner, outer } = canvas.viewbox();
  const width = outer.width - left - 2 * MARGIN;
  const height = outer.height - 2 * MARGIN;
  if (width <= 0 || height <= 0 || !inner.width || !inner.height) {
    return;
  }
  const scale = Math.min(1, width / inner.width, height / inner.height);
  canvas.viewbox({
    x: inner.x - (left + MARGIN + (width - inner.width * scale) / 2) / scale,
    y: inner.y - (MARGIN + (height - inner.height * scale) / 2) / scale,
    width: outer.width / scale,
    height: outer.height / scale
  });
}
