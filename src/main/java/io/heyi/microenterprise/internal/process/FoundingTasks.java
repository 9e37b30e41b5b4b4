package io.heyi.microenterprise.internal.process;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The human tasks of {@code me-founding}: the one place for their ids, forms, outcomes and variables. */
public enum FoundingTasks {
    DECIDE_SPONSORSHIP("decideSponsorship", "decide-sponsorship", "sponsorshipOutcome", List.of("sponsor", "sendBack", "decline"), Set.of("fundingGranted", "note")),
    REWORK_PROPOSAL("reworkProposal", "rework-proposal", "reworkOutcome", List.of("resubmit", "withdraw"), Set.of("note")),
    VOTE_ON_FUNDING("voteOnFunding", "vote-on-funding", "vote", List.of("approve", "reject"), Set.of("note")),
    PLEDGE_AND_JOIN("pledgeAndJoin", "pledge-and-join", "pledgeOutcome", List.of("join", "decline"), Set.of("pledgeAmount")),
    SCALE_DOWN("scaleDown", "scale-down", "scaleDownOutcome", List.of("scaleDown", "letLapse"), Set.of("note")),
    SIGN_AGREEMENT("signAgreement", "sign-agreement", "signOutcome", List.of("sign", "refuse"), Set.of("agreementRead"));

    private final String verbNoun;
    private final String formId;
    private final String outcomeVariable;
    private final List<String> outcomes;
    private final Set<String> formVariables;

    FoundingTasks(String verbNoun, String formId, String outcomeVariable, List<String> outcomes, Set<String> formVariables) {
        this.verbNoun = verbNoun;
        this.formId = formId;
        this.outcomeVariable = outcomeVariable;
        this.outcomes = outcomes;
        this.formVariables = formVariables;
    }

    public String id() {
        return "microenterprise." + verbNoun;
    }

    public String formId() {
        return formId;
    }

    public String outcomeVariable() {
        return outcomeVariable;
    }

    public Set<String> outcomes() {
        return Set.copyOf(outcomes);
    }

    /** Everything that completing the task may set. */
    public Set<String> outputs() {
        var all = new HashSet<>(formVariables);
        all.add(outcomeVariable);
        return all;
    }
}
