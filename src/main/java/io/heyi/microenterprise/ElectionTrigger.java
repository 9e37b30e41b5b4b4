package io.heyi.microenterprise;

/** Why an owner is elected (domain.md P5). */
public enum ElectionTrigger {

    /** The owner gives up the office. */
    RESIGNATION,

    /** Bottom values were missed several months in a row. */
    AUTOMATIC,

    /** Members move to recall the owner. */
    RECALL,

    /** Somebody pledges clearly more than the present owner's leading values (the "catfish"). */
    CHALLENGE,

    /** The time of an interim owner is up. */
    INTERIM_OVER,

    /** In a founding more than one stands for owner; the team elects before the rights are granted (domain.md P1.8). */
    FOUNDING,

    /** A dissolution looks for somebody else who leads on (domain.md P6 step 2). */
    DISSOLUTION
}
