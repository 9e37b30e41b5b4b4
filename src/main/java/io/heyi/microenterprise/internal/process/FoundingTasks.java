package io.heyi.microenterprise.internal.process;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The human tasks of {@code me-founding}: the one place for their ids, forms, outcomes and variables. */
public enum FoundingTasks {
    DECIDE_SPONSORSHIP(TaskTypeRef.of("microenterprise.decideSponsorship", "decide-sponsorship", "sponsorshipOutcome", Set.of("sponsor", "sendBack", "decline"), "fundingGranted", "note")),
    REWORK_PROPOSAL(TaskTypeRef.of("microenterprise.reworkProposal", "rework-proposal", "reworkOutcome", Set.of("resubmit", "withdraw"), "note")),
    VOTE_ON_FUNDING(TaskTypeRef.of("microenterprise.voteOnFunding", "vote-on-funding", "vote", Set.of("approve", "reject"), "note")),
    PLEDGE_AND_JOIN(TaskTypeRef.of("microenterprise.pledgeAndJoin", "pledge-and-join", "pledgeOutcome", Set.of("join", "decline"), "pledgeAmount", "standsForOwner")),
    SCALE_DOWN(TaskTypeRef.of("microenterprise.scaleDown", "scale-down", "scaleDownOutcome", Set.of("scaleDown", "letLapse"), "note")),
    SIGN_AGREEMENT(TaskTypeRef.of("microenterprise.signAgreement", "sign-agreement", "signOutcome", Set.of("sign", "refuse"), "agreementRead"));

    private final TaskTypeRef type;

    FoundingTasks(TaskTypeRef type) {
        this.type = type;
    }

    public TaskTypeRef type() {
        return type;
    }

    /** What those have to do whom the process reminds at this step. @throws IllegalArgumentException when the model names an unknown step */
    public static FoundingTasks remindedOf(String step) {
        return switch (step) {
            case "sponsorship" -> DECIDE_SPONSORSHIP;
            case "rework" -> REWORK_PROPOSAL;
            case "committee" -> VOTE_ON_FUNDING;
            case "pledging" -> PLEDGE_AND_JOIN;
            case "scaleDown" -> SCALE_DOWN;
            case "signing" -> SIGN_AGREEMENT;
            default -> throw new IllegalArgumentException("there is no step " + step);
        };
    }
}
