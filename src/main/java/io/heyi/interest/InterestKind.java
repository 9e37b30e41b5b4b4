package io.heyi.interest;

/** The ways in which somebody is not impartial about an object (product-bar D10). */
public enum InterestKind {
    HOLDS_SHARES,
    /** Goes on after its end for as many months as the policy says. */
    WORKS_FOR,
    /** Work that had ended when it was declared; counts for as many months after the end as the policy says. */
    WORKED_FOR,
    /** Kinship or marriage with a person, and through that person, one step far, an interest in whatever that person has one in. Holds both ways. */
    RELATED,
    /** Anything else that somebody looking on would mind, said in words. */
    OTHER,
    /** The person is what the case is about; follows from the case and is never declared. */
    SELF;

    /** Whether it is about time worked, which leaves an interest after its end. */
    public boolean isWork() {
        return this == WORKS_FOR || this == WORKED_FOR;
    }

    /** Whether people may write it down. */
    public boolean isDeclarable() {
        return this != SELF;
    }
}
