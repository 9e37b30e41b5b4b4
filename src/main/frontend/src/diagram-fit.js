const MARGIN = 24;

/** Shows the whole drawing with a margin, so that nothing touches the edge. */
export function whole(canvas) {
  canvas.zoom('fit-viewport', 'auto');
  const { x, y, width, height, scale } = canvas.viewbox();
  const margin = MARGIN / scale;
  canvas.viewbox({ x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin });
}
