package io.heyi.inbox.internal.history;

import io.heyi.audit.AuditEntry;
import io.heyi.inbox.internal.TaskTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads from a case's history, as far as its reader is told it, what was decided and who had which step: what is hidden there is not known here either. */
@Component
class CaseSteps {

    private final TaskTexts texts;

    CaseSteps(TaskTexts texts) {
        this.texts = texts;
    }

    /**
     * @param by null when a decision recorded elsewhere was taken over
     * @param inPlaceOf for whom a substitute decided, null for himself
     * @param reason null without one
     */
    record Decision(String taskId, String step, String outcome, String by, String inPlaceOf, Instant at, String reason) {}

    /** @param end outcome or withdrawal, null while open or as long as the reader may not know */
    record Step(String name, Instant offeredAt, List<Had> had, String end) {}

    record Had(String person, Instant since) {}

    /** Newest first. */
    List<Decision> decisions(List<AuditEntry> entries, Locale locale) {
        return entries.stream().filter(entry -> entry.action().equals("inbox.taskCompleted") && entry.details().containsKey("outcome")).map(entry -> decision(entry, locale)).toList().reversed();
    }

    private Decision decision(AuditEntry entry, Locale locale) {
        var type = text(entry, "taskType");
        return new Decision(text(entry, "taskId"), texts.name(type, locale), texts.outcome(type, text(entry, "outcome"), locale), entry.actor(), orNull(text(entry, "inPlaceOf")), entry.at(),
                orNull(text(entry, "reason")));
    }

    /** In the order in which they were offered. */
    List<Step> steps(List<AuditEntry> entries, Locale locale) {
        Map<String, List<AuditEntry>> byTask = new LinkedHashMap<>();
        entries.stream().filter(entry -> entry.action().startsWith("inbox.") && !text(entry, "taskId").isEmpty()).forEach(entry ->
                byTask.computeIfAbsent(text(entry, "taskId"), id -> new ArrayList<>()).add(entry));
        return byTask.values().stream().map(ofTask -> step(ofTask, locale)).toList();
    }

    private Step step(List<AuditEntry> entries, Locale locale) {
        var type = text(entries.getFirst(), "taskType");
        var had = new ArrayList<Had>();
        String end = null;
        for (var entry : entries) {
            switch (entry.action()) {
                case "inbox.taskCreated" -> add(had, text(entry, "assignee"), entry.at());
                case "inbox.taskClaimed" -> add(had, entry.actor(), entry.at());
                case "inbox.taskHandedOver" -> add(had, entry.details().get("holder") instanceof Map<?, ?> change ? String.valueOf(change.get("new")) : "", entry.at());
                case "inbox.taskCompleted", "inbox.decisionTakenOver" -> end = texts.outcome(type, text(entry, "outcome"), locale);
                case "inbox.taskWithdrawn" -> end = end == null ? texts.message("inbox.steps.withdrawn", locale) : end;
                default -> {
                    // says nothing of who has it
                }
            }
        }
        return new Step(texts.name(type, locale), entries.getFirst().at(), had, end);
    }

    private static void add(List<Had> had, String person, Instant since) {
        if (!person.isEmpty() && (had.isEmpty() || !had.getLast().person().equals(person))) {
            had.add(new Had(person, since));
        }
    }

    private static String text(AuditEntry entry, String key) {
        return entry.details().get(key) instanceof String text ? text : "";
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
