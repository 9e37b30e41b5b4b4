package io.heyi.inbox.internal.web;

import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.internal.TaskTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns entries of the chained history into lines to read: who, when, what, and old and new value of what changed (product-bar T7). */
@Component
class HistoryView {

    /** Ties between records that say nothing to a reader. */
    private static final Set<String> TECHNICAL = Set.of("taskId", "taskType", "businessKey", "sessionId");

    private final TaskTexts texts;

    HistoryView(TaskTexts texts) {
        this.texts = texts;
    }

    /** @param actor user name, null for the product itself */
    record Entry(long id, Instant at, String actor, String what, List<Line> lines, String hash) {}

    /** @param before null for what is simply stated */
    record Line(String label, String before, String after) {}

    List<Entry> of(List<AuditEntry> entries, Locale locale) {
        return entries.stream().map(entry -> entry(entry, locale)).toList().reversed();
    }

    private Entry entry(AuditEntry entry, Locale locale) {
        var lines = new ArrayList<Line>();
        var details = entry.details();
        var type = String.valueOf(details.getOrDefault("taskType", ""));
        details.entrySet().stream().filter(detail -> !TECHNICAL.contains(detail.getKey())).sorted(Map.Entry.comparingByKey())
                .forEach(detail -> lines.addAll(lines(detail.getKey(), detail.getValue(), type, locale)));
        var what = type.isEmpty() ? texts.what(entry, locale) : texts.what(entry, locale) + " · " + texts.name(type, locale);
        return new Entry(entry.id(), entry.at(), AuditEvent.SYSTEM.equals(entry.actor()) ? null : entry.actor(), what, lines, entry.hash());
    }

    private List<Line> lines(String key, Object value, String taskType, Locale locale) {
        return switch (value) {
            case null -> List.of();
            case Map<?, ?> change when change.containsKey("old") || change.containsKey("new") ->
                    List.of(new Line(texts.detail(key, locale), plain(change.get("old")), plain(change.get("new"))));
            case Map<?, ?> fields -> fields.entrySet().stream().flatMap(field -> lines(String.valueOf(field.getKey()), field.getValue(), taskType, locale).stream()).toList();
            case Collection<?> list when list.stream().allMatch(item -> item instanceof Map<?, ?> map && map.containsKey("field")) -> list.stream()
                    .map(item -> (Map<?, ?>) item)
                    .map(item -> new Line(texts.detail(String.valueOf(item.get("field")), locale), plain(item.get("old")), plain(item.get("new")))).toList();
            case Collection<?> list when list.isEmpty() -> List.of();
            case Collection<?> list when key.equals("candidateGroups") -> List.of(new Line(texts.detail(key, locale), null,
                    list.stream().map(group -> texts.group(String.valueOf(group), locale)).collect(Collectors.joining(", "))));
            case String text when text.isBlank() -> List.of();
            case String text when key.equals("assignee") -> List.of(new Line(texts.detail(key, locale), null, texts.person(text)));
            case String text when key.equals("outcome") && !taskType.isEmpty() -> List.of(new Line(texts.detail(key, locale), null, texts.outcome(taskType, text, locale)));
            default -> List.of(new Line(texts.detail(key, locale), null, plain(value)));
        };
    }

    private static String plain(Object value) {
        return switch (value) {
            case null -> "–";
            case Collection<?> list -> list.stream().map(HistoryView::plain).collect(Collectors.joining(", "));
            case Map<?, ?> map -> map.entrySet().stream().map(entry -> entry.getKey() + ": " + plain(entry.getValue())).collect(Collectors.joining(", "));
            case java.math.BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
