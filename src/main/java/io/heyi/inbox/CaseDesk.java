package io.heyi.inbox;

import java.util.Locale;

/**
 * What the human tasks of one kind of case need of the module that keeps it. Called inside the inbox's transaction.
 *
 * @param <C> the case as its module loads and stores it, whole
 */
public interface CaseDesk<C> {

    /** For looking only: holds nothing. @throws IllegalStateException when there is no such case */
    C read(String businessKey);

    /** Holds the case until the transaction ends, so that two decisions are taken one after the other. @throws IllegalStateException when there is no such case */
    C lock(String businessKey);

    void save(C found);

    /** What the case is called in lists. */
    String subject(C found);

    /** What lists show of the case. */
    default ListFacts listFacts(C found) {
        return ListFacts.none();
    }

    /** What is being decided, in the reader's language (product-bar T5). */
    TaskFacts facts(C found, TaskContext task, Locale locale);
}
