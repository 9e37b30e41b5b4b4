/** Pages and API of stays, openings and offers. */
package io.heyi.talent.internal.pool.web;
