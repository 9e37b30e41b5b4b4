/** Histories of cases to take away and to verify, what was decided before, and who had which step (product-bar T5, T7). */
package io.heyi.inbox.internal.history;
