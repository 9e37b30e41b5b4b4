/** Rules of stays in the talent pool, free of the framework. */
package io.heyi.talent.internal.domain.pool;
