const NARROWEST = 80;

// Drawings of other tools give labels no more room than their longest line had there; in our font words would break.
function RoomForLabels(eventBus) {
  eventBus.on('shape.add', ({ element }) => {
    if (element.labelTarget && element.width < NARROWEST) {
      element.x -= (NARROWEST - element.width) / 2;
      element.width = NARROWEST;
    }
  });
}
RoomForLabels.$inject = ['eventBus'];

export default { __init__: ['roomForLabels'], roomForLabels: ['type', RoomForLabels] };
