/** Workers and steps of {@code talent-assignment}. */
package io.heyi.talent.internal.process.assignment;
