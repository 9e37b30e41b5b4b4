/** What the human tasks of stays mean. */
package io.heyi.talent.internal.pool.tasks;
