package io.heyi.microenterprise.internal.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.microenterprise.ProposalId;

/**
 * What the workers read of {@code me-founding}; ids, enums, counts and amounts as text. Business data stays in the database.
 *
 * @param route what {@code founding-route} decided; null before it
 * @param lapseReason below {@code microenterprise.lapse.}, local to a recording task
 * @param reminderStep sponsorship, rework, committee, pledging, scaleDown or signing, local to a reminding task
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FoundingVariables(String proposalId, Route route, String lapseReason, String reminderStep) {

    public ProposalId id() {
        return ProposalId.of(proposalId);
    }

    /** Result of the decision table: which decisions are needed and how many working days each may take. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Route(boolean committeeNeeded, boolean compareRivals, int sponsorshipWorkingDays, int reminderWorkingDaysBefore, int reworkWorkingDays,
                        int committeeWorkingDays, int secondBallotWorkingDays, int pledgeWorkingDays, int scaleDownWorkingDays, int signingWorkingDays,
                        int signingExtensionWorkingDays) {}
}
