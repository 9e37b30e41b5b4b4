/** A proposal for all open places at once: the most fit in total, nobody twice, no place twice (issue 5). It proposes; people decide. */
package io.heyi.talent.internal.matching.assignment;
