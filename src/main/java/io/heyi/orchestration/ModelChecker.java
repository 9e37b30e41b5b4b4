package io.heyi.orchestration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares models with what Java offers ({@link JobCatalogue}) and with the house rules of architecture.md §4, and runs bpmnlint (ADR 40). The same checker runs on the baseline in the
 * build and on drafts before they are deployed (product-bar E4, E5).
 */
public interface ModelChecker {

    /** When a human task is due of which nothing else is said, as an expression of the engine. */
    String USUAL_DUE_DATE = "=now() + duration(\"P3D\")";

    /** All findings, worst first; empty when the models may be deployed. */
    List<Finding> check(Models models);

    /**
     * A bundle as it would be deployed.
     *
     * @param processes BPMN XML by file name; {@code decisions} DMN XML and {@code forms} form JSON likewise
     * @param inUse names of processes that are in use as they stand: what their text alone tells was looked at when they came into use, and is not again
     */
    record Models(Map<String, String> processes, Map<String, String> decisions, Map<String, String> forms, Set<String> inUse) {

        public Models {
            processes = Map.copyOf(processes);
            decisions = Map.copyOf(decisions);
            forms = Map.copyOf(forms);
            inUse = Set.copyOf(inUse);
        }

        /** None of them is in use yet. */
        public Models(Map<String, String> processes, Map<String, String> decisions, Map<String, String> forms) {
            this(processes, decisions, forms, Set.of());
        }
    }

    enum Severity { ERROR, WARNING }

    /**
     * A mend that the editor can carry out with one click; the person can take it back.
     *
     * @param kind what is to be done; its label is at {@code modelrules.fix.<kind>}
     * @param element where
     * @param property of the element, where the kind leaves it open
     * @param value to be set
     */
    record Fix(String kind, String element, String property, String value) {

        public String labelKey() {
            return "modelrules.fix." + kind;
        }
    }

    /**
     * @param file file name of the model
     * @param elementId where, or the process id for the whole of it
     * @param messageKey text for people, with {@code arguments} filled in
     * @param text the same in English, for logs and builds
     * @param fix where one is known
     */
    record Finding(String file, String elementId, Severity severity, String messageKey, List<String> arguments, String text, Optional<Fix> fix) {

        public Finding(String file, String elementId, Severity severity, String messageKey, List<String> arguments, String text) {
            this(file, elementId, severity, messageKey, arguments, text, Optional.empty());
        }

        @Override
        public String toString() {
            return severity + " " + file + " " + elementId + ": " + text;
        }
    }
}
