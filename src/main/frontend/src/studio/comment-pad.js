// A comment is one of the things that can be done to an element.
class CommentPad {
  constructor(contextPad, canvas) {
    this.canvas = canvas;
    contextPad.registerProvider(this);
  }

  getContextPadEntries() {
    const place = this.canvas.getContainer().closest('[data-studio-desk]');
    const title = place?.querySelector('[data-comments]')?.dataset.title ?? '';
    return { comment: { group: 'edit', className: 'bi bi-chat-left-text studio-pad', title, action: { click: () => place?.dispatchEvent(new CustomEvent('studio:comment')) } } };
  }
}
CommentPad.$inject = ['contextPad', 'canvas'];

export default { __init__: ['commentPad'], commentPad: ['type', CommentPad] };
