/** The human task of the monthly proposal. */
package io.heyi.talent.internal.matching.tasks;
