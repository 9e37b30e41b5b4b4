package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.ModelChecker.Severity;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The rules that models are held to. The text of each stands in the message file under {@code orchestration.model.<name>}. */
enum Rule {
    UNREADABLE(Severity.ERROR, "unreadable"),
    ENGINE_REFUSES(Severity.ERROR, "engineRefuses"),
    FILE_NAME(Severity.ERROR, "fileName"),
    NOT_EXECUTABLE(Severity.ERROR, "notExecutable"),
    ID_SCHEME(Severity.ERROR, "idScheme"),
    NO_NAME(Severity.ERROR, "noName"),
    NOT_DRAWN(Severity.ERROR, "notDrawn"),
    NO_JOB_TYPE(Severity.ERROR, "noJobType"),
    UNKNOWN_JOB_TYPE(Severity.ERROR, "unknownJobType"),
    NO_LIVE_WORKER(Severity.ERROR, "noLiveWorker"),
    NO_RETRIES(Severity.ERROR, "noRetries"),
    UNKNOWN_ERROR_CODE(Severity.ERROR, "unknownErrorCode"),
    UNKNOWN_DECISION(Severity.ERROR, "unknownDecision"),
    UNKNOWN_PROCESS(Severity.ERROR, "unknownProcess"),
    UNKNOWN_MESSAGE(Severity.ERROR, "unknownMessage"),
    NO_CORRELATION(Severity.ERROR, "noCorrelation"),
    NO_TASK_TYPE(Severity.ERROR, "noTaskType"),
    UNKNOWN_TASK_TYPE(Severity.ERROR, "unknownTaskType"),
    NO_DECIDER(Severity.ERROR, "noDecider"),
    UNKNOWN_GROUP(Severity.ERROR, "unknownGroup"),
    NO_DUE_DATE(Severity.ERROR, "noDueDate"),
    NO_FORM(Severity.ERROR, "noForm"),
    UNKNOWN_FORM(Severity.ERROR, "unknownForm"),
    NO_TASK_LISTENER(Severity.ERROR, "noTaskListener"),
    OTHER_FORM(Severity.ERROR, "otherForm"),
    WAITS_FOR_EVER(Severity.ERROR, "waitsForEver"),
    NO_WAY_OUT(Severity.ERROR, "noWayOut"),
    NO_LABEL(Severity.ERROR, "noLabel"),
    UNKNOWN_OUTCOME(Severity.ERROR, "unknownOutcome"),
    BAD_FEEL(Severity.ERROR, "badFeel"),
    UNKNOWN_COMPONENT(Severity.ERROR, "unknownComponent"),
    FOREIGN_CONTENT(Severity.ERROR, "foreignContent"),
    FIELD_KEY(Severity.ERROR, "fieldKey"),
    UNUSED_FORM(Severity.WARNING, "unusedForm"),
    TOO_COSTLY(Severity.ERROR, "tooCostly"),
    RULE_FAILED(Severity.ERROR, "ruleFailed"),
    FOREIGN_JOB_TYPE(Severity.ERROR, "foreignJobType"),
    FOREIGN_LISTENER(Severity.ERROR, "foreignListener"),
    ENDLESS_LOOP(Severity.ERROR, "endlessLoop"),
    NAMED_PERSON(Severity.ERROR, "namedPerson"),
    SAME_DECISION(Severity.ERROR, "sameDecision"),
    CALLED_BY_EXPRESSION(Severity.ERROR, "calledByExpression"),
    UNCAUGHT_ERROR(Severity.ERROR, "uncaughtError"),
    MISSING_OUTCOME(Severity.ERROR, "missingOutcome"),
    NO_DEFAULT(Severity.WARNING, "noDefault"),
    BAD_TIMER(Severity.ERROR, "badTimer"),
    FEEL_TOO_LONG(Severity.ERROR, "feelTooLong"),
    FEEL_ENDLESS(Severity.ERROR, "feelEndless"),
    FEEL_TOO_DEEP(Severity.ERROR, "feelTooDeep"),
    UNKNOWN_VARIABLE(Severity.WARNING, "unknownVariable");

    private static final Set<String> FIXED = Set.of("unreadable", "engineRefuses", "fileName", "tooCostly", "ruleFailed", "foreignJobType", "feelTooLong", "feelTooDeep", "feelEndless",
            "unknownComponent", "foreignContent", "fieldKey", "foreignListener", "endlessLoop", "namedPerson", "sameDecision", "calledByExpression");

    private final Severity severity;
    private final String key;

    Rule(Severity severity, String key) {
        this.severity = severity;
        this.key = "orchestration.model." + key;
    }

    Severity severity() {
        return severity;
    }

    /** As settings name it. */
    String ruleName() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Whether no setting may silence it. */
    boolean isFixed() {
        return FIXED.contains(ruleName());
    }

    static Optional<Rule> named(String name) {
        return Arrays.stream(values()).filter(rule -> rule.ruleName().equals(name)).findFirst();
    }

    String messageKey() {
        return key;
    }
}
