package io.heyi.orchestration;

import java.util.List;
import java.util.Map;

/**
 * Compares models with what Java offers ({@link JobCatalogue}) and with the house rules of architecture.md §4. The same checker runs on the baseline in the
 * build and on drafts before they are deployed (product-bar E4, E5).
 */
public interface ModelChecker {

    /** All findings, worst first; empty when the models may be deployed. */
    List<Finding> check(Models models);

    /**
     * A bundle as it would be deployed.
     *
     * @param processes BPMN XML by file name; {@code decisions} DMN XML and {@code forms} form JSON likewise
     */
    record Models(Map<String, String> processes, Map<String, String> decisions, Map<String, String> forms) {

        public Models {
            processes = Map.copyOf(processes);
            decisions = Map.copyOf(decisions);
            forms = Map.copyOf(forms);
        }
    }

    enum Severity { ERROR, WARNING }

    /**
     * @param file file name of the model
     * @param elementId where, or the process id for the whole of it
     * @param messageKey text for people, with {@code arguments} filled in
     * @param text the same in English, for logs and builds
     */
    record Finding(String file, String elementId, Severity severity, String messageKey, List<String> arguments, String text) {

        @Override
        public String toString() {
            return severity + " " + file + " " + elementId + ": " + text;
        }
    }
}
