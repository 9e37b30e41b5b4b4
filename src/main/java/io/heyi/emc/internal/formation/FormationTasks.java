package io.heyi.emc.internal.formation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The human tasks of {@code emc-formation}: the one place for their ids, forms, outcomes and variables. */
public enum FormationTasks {
    REVIEW_COMMITMENTS("reviewCommitments", "review-commitments", "reviewOutcome", List.of("fix"), Set.of("note")),
    SIGN_CONTRACT("signContract", "sign-contract", "signOutcome", List.of("sign", "refuse"), Set.of("contractRead"));

    private final String verbNoun;
    private final String formId;
    private final String outcomeVariable;
    private final List<String> outcomes;
    private final Set<String> formVariables;

    FormationTasks(String verbNoun, String formId, String outcomeVariable, List<String> outcomes, Set<String> formVariables) {
        this.verbNoun = verbNoun;
        this.formId = formId;
        this.outcomeVariable = outcomeVariable;
        this.outcomes = outcomes;
        this.formVariables = formVariables;
    }

    public String id() {
        return "emc." + verbNoun;
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
