import htmx from 'htmx.org';
import { init as initFormation } from './emcformation/index.js';
import { init as initInbox } from './inbox/live.js';
import { init as initDecision } from './inbox/decision.js';
import { init as initAttachment } from './inbox/attachment.js';
import { init as initDraft } from './inbox/draft.js';
import { init as initKeys } from './inbox/keys.js';
import { init as initProposals } from './proposals/index.js';
import { init as initSharing } from './sharing/index.js';
import { init as initCanvas } from './canvas/index.js';
import { init as initShell } from './shell.js';

window.htmx = htmx;

// modules of the product add their own start here, one line each
const starts = [initShell, initInbox, initDecision, initAttachment, initDraft, initKeys, initProposals, initSharing, initFormation, initCanvas];

function start(root) {
  starts.forEach(init => init(root));
}

document.addEventListener('DOMContentLoaded', () => start(document));
document.addEventListener('htmx:load', event => event.detail.elt !== document.body && start(event.detail.elt));
