import htmx from 'htmx.org';
import { init as initShell } from './shell.js';

window.htmx = htmx;

// modules of the product add their own start here, one line each
const starts = [initShell];

function start(root) {
  starts.forEach(init => init(root));
}

document.addEventListener('DOMContentLoaded', () => start(document));
document.addEventListener('htmx:load', event => event.detail.elt !== document.body && start(event.detail.elt));
