package io.heyi.interest;

/** Tells operators of cases that nobody impartial can decide, as soon as the case opens (product-bar D10). The case's own history is its module's. */
public interface ImpossiblePanels {

    /**
     * Joins the caller's transaction; a repeat for the same case and decision brings the numbers up to date.
     *
     * @param businessKey of the case, e.g. a proposal's id
     * @param decisionKey message key of what is to be decided and of what the process does now, which is said by {@code <decisionKey>.next}
     * @param caseUrl page of the case
     */
    void report(String businessKey, String decisionKey, String caseUrl, Panel.Impossible panel);
}
