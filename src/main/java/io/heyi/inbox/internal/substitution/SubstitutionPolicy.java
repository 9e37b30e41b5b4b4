package io.heyi.inbox.internal.substitution;

/**
 * How far a substitution may reach, from {@code heyi.policy.substitution.*}; a value left out takes its default. Assumptions (A) beside product-bar T3.
 *
 * @param longestDays first and last day included, 1 to 366
 * @param latestStartDays from today to the first day, 0 to 366
 * @param most of one absent person that are not over, 1 to 100: each costs its substitute a look at every request
 */
public record SubstitutionPolicy(Integer longestDays, Integer latestStartDays, Integer most) {

    private static final int YEAR = 366;
    private static final int LARGEST = 100;

    public SubstitutionPolicy {
        longestDays = longestDays == null ? 92 : longestDays;
        latestStartDays = latestStartDays == null ? 183 : latestStartDays;
        most = most == null ? 20 : most;
        if (longestDays < 1 || longestDays > YEAR) {
            throw new IllegalArgumentException("heyi.policy.substitution.longest-days must be 1 to " + YEAR + ", not " + longestDays);
        }
        if (latestStartDays < 0 || latestStartDays > YEAR) {
            throw new IllegalArgumentException("heyi.policy.substitution.latest-start-days must be 0 to " + YEAR + ", not " + latestStartDays);
        }
        if (most < 1 || most > LARGEST) {
            throw new IllegalArgumentException("heyi.policy.substitution.most must be 1 to " + LARGEST + ", not " + most);
        }
    }

    static SubstitutionPolicy defaults() {
        return new SubstitutionPolicy(null, null, null);
    }
}
