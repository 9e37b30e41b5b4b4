/** Workers and steps of {@code talent-pool-stay} and {@code talent-move}. */
package io.heyi.talent.internal.process.pool;
