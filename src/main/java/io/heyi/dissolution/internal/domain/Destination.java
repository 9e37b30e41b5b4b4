package io.heyi.dissolution.internal.domain;

/**
 * Where somebody has gone at the moment of closing.
 *
 * @param kind JOINED, STAYS or POOL
 * @param place code of the micro-enterprise or of the stay in the pool
 */
public record Destination(String person, String kind, String place) {}
