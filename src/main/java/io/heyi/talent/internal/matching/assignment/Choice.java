package io.heyi.talent.internal.matching.assignment;

/**
 * Somebody who may fill a place.
 *
 * @param person number in the list of people
 * @param fit hundredths of a point, 0 to 10000
 */
public record Choice(int person, int fit) {}
