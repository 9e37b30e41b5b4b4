package io.heyi.dissolution.internal.settlement;

/**
 * Numbers of the settlement, from {@code heyi.policy.settlement.*}; a value left out takes its default. All are assumptions (A) beside domain.md P6 that a process owner
 * may change. The order of payment and the order of loss are no settings.
 *
 * @param claimDays in which creditors file what is owed to them, 0 to 30 and within the 30 days of a case; default 10
 * @param longestNoticeDays how far ahead the last day with wages may lie, 0 to 180; default 60
 * @param mostEntries claims, assets, expenses or wages of one settlement, 10 to 2,000; default 500
 * @param loweredToldDays for which a creditor is still told of a lowered claim after the settlement has ended, 1 to 365; default 30
 */
public record SettlementPolicy(Integer claimDays, Integer longestNoticeDays, Integer mostEntries, Integer loweredToldDays) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public SettlementPolicy {
        claimDays = within("claim-days", claimDays, 10, 0, 30);
        longestNoticeDays = within("longest-notice-days", longestNoticeDays, 60, 0, 180);
        mostEntries = within("most-entries", mostEntries, 500, 10, 2_000);
        loweredToldDays = within("lowered-told-days", loweredToldDays, 30, 1, 365);
    }

    public static SettlementPolicy defaults() {
        return new SettlementPolicy(null, null, null, null);
    }

    private static Integer within(String name, Integer value, int standard, int least, int most) {
        if (value == null) {
            return standard;
        }
        if (value < least || value > most) {
            throw new IllegalArgumentException("heyi.policy.settlement." + name + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
