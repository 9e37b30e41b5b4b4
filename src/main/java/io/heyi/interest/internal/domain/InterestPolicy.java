package io.heyi.interest.internal.domain;

/**
 * The numbers of the interest register, from {@code heyi.policy.interest.*}; a value left out takes its default. Both are assumptions (A) that a process owner may change.
 *
 * @param monthsAfterWork months for which work leaves an interest after its last day, 0 to 120; default 12
 * @param monthsBetweenConfirmations months after which deciders are asked whether their declarations still hold, 1 to 60; default 12
 */
public record InterestPolicy(Integer monthsAfterWork, Integer monthsBetweenConfirmations) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public InterestPolicy {
        monthsAfterWork = within("months-after-work", monthsAfterWork, 0, 120);
        monthsBetweenConfirmations = within("months-between-confirmations", monthsBetweenConfirmations, 1, 60);
    }

    /** All defaults. */
    public static InterestPolicy defaults() {
        return new InterestPolicy(null, null);
    }

    private static int within(String name, Integer value, int least, int most) {
        int chosen = value == null ? 12 : value;
        if (chosen < least || chosen > most) {
            throw new IllegalArgumentException("heyi.policy.interest." + name + " must be " + least + " to " + most + ", not " + chosen);
        }
        return chosen;
    }
}
