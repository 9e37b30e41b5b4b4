package io.heyi.emc.internal.process.renewal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The human tasks of {@code emc-contract-renewal}: the one place for their ids, forms, outcomes and variables. */
public enum RenewalTasks {
    ANSWER_DISPUTE("answerDispute", "answer-dispute", "answerOutcome", List.of("accept", "reject"), Set.of("correctedValue")),
    MEDIATE_DISPUTE("mediateDispute", "mediate-dispute", "mediationOutcome", List.of("uphold", "correct"), Set.of("correctedValue")),
    PROPOSE_TERMS("proposeTerms", "propose-terms", "proposalOutcome", List.of("noChange", "propose"), Set.of("note")),
    CONFIRM_TERMS("confirmTerms", "confirm-terms", "confirmOutcome", List.of("confirm", "object", "leave"), Set.of());

    private final String verbNoun;
    private final String formId;
    private final String outcomeVariable;
    private final List<String> outcomes;
    private final Set<String> formVariables;

    RenewalTasks(String verbNoun, String formId, String outcomeVariable, List<String> outcomes, Set<String> formVariables) {
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
