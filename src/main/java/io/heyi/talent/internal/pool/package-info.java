/** Stays in the talent pool, openings of micro-enterprises, and the offers by which people find their next place (domain.md P6). */
package io.heyi.talent.internal.pool;
