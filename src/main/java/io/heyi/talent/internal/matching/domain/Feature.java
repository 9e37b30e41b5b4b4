package io.heyi.talent.internal.matching.domain;

/** All that an order of people or openings may be made of, each from 0 to 1. Whoever adds one says in docs/adr/0028 why it is fair; a test keeps the list. */
public enum Feature {

    /** Of the wanted skills, by weight. */
    SKILLS,
    /** Of those without which the work cannot be done. */
    MUST_SKILLS,
    /** Of the wanted skills, what is proven. */
    PROVEN_SKILLS,
    /** Stars of five. */
    PAST,
    /** Mean of what was wished. */
    WISH,
    WISHED_ROLE, WISHED_PLATFORM, WISHED_PLACE, AVAILABILITY;

    /** What counts for a wish that was not stated: it speaks neither for nor against. */
    public static final double NEUTRAL = 0.5;
}
