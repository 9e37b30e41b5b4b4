package io.heyi.inbox.internal.web;

import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.HistoryWords;
import io.heyi.inbox.internal.TaskTexts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns entries of the chained history into lines to read: who, when, what, and old and new value of what changed (product-bar T7). */
@Component
public class HistoryView {

    /** Ties between records that say nothing to a reader. */
    private static final Set<String> TECHNICAL = Set.of("taskId", "taskType", "businessKey", "sessionId", AuditEvent.SALT);

    private static final Set<String> PEOPLE = Set.of("assignee", "substitute", "inPlaceOf", "colleague", "asker", "holder", "coFounder", "roll", "missing", "team");
    private static final Set<String> GROUPS = Set.of("candidateGroups", "group", "from", "to");
    private static final Set<String> MOMENTS = Set.of("dueAt", "joinDeadline", "until", "opensAt", "before");

    private final TaskTexts texts;
    private final List<HistoryWords> words;

    HistoryView(TaskTexts texts, List<HistoryWords> words) {
        this.texts = texts;
        this.words = words;
    }

    /** @param actor user name, null for the product itself */
    public record Entry(long id, Instant at, String actor, String what, List<Line> lines, String hash) {}

    /** @param before null for what is simply stated */
    public record Line(String label, String before, String after) {}

    /** @param entries oldest first; the lines come newest first */
    public List<Entry> of(List<AuditEntry> entries, Locale locale) {
        return entries.stream().map(entry -> entry(entry, locale)).toList().reversed();
    }

    private Entry entry(AuditEntry entry, Locale locale) {
        var type = String.valueOf(entry.details().getOrDefault("taskType", ""));
        var reader = new Reader(entry.action(), type, locale);
        var lines = entry.details().entrySet().stream().filter(detail -> !TECHNICAL.contains(detail.getKey())).sorted(Map.Entry.comparingByKey())
                .flatMap(detail -> reader.lines(detail.getKey(), detail.getValue()).stream()).toList();
        var what = type.isEmpty() ? texts.what(entry, locale) : texts.what(entry, locale) + " · " + texts.name(type, locale);
        return new Entry(entry.id(), entry.at(), AuditEvent.SYSTEM.equals(entry.actor()) ? null : entry.actor(), what, lines, entry.hash());
    }

    /** Reads the details of one entry. */
    private final class Reader {

        private final String action;
        private final String taskType;
        private final Locale locale;

        Reader(String action, String taskType, Locale locale) {
            this.action = action;
            this.taskType = taskType;
            this.locale = locale;
        }

        List<Line> lines(String key, Object value) {
            return switch (value) {
                case null -> List.of();
                case Map<?, ?> change when change.containsKey("old") || change.containsKey("new") -> List.of(change(key, change));
                case Map<?, ?> fields -> fields.entrySet().stream().flatMap(field -> lines(String.valueOf(field.getKey()), field.getValue()).stream()).toList();
                case Collection<?> list when list.isEmpty() -> List.of();
                case Collection<?> list when list.stream().allMatch(item -> item instanceof Map<?, ?> map && map.containsKey("field")) ->
                        list.stream().map(item -> (Map<?, ?>) item).map(item -> change(String.valueOf(item.get("field")), item)).toList();
                case String text when text.isBlank() -> List.of();
                default -> List.of(new Line(texts.detail(action, key, locale), null, plain(key, value)));
            };
        }

        private Line change(String key, Map<?, ?> change) {
            return new Line(texts.detail(action, key, locale), plain(key, change.get("old")), plain(key, change.get("new")));
        }

        private String plain(String key, Object value) {
            return switch (value) {
                case null -> "–";
                case Collection<?> list -> list.stream().map(item -> plain(key, item)).collect(Collectors.joining(", "));
                case Map<?, ?> map -> map.entrySet().stream().map(entry -> entry.getKey() + ": " + plain(key, entry.getValue())).collect(Collectors.joining(", "));
                case java.math.BigDecimal number -> number.toPlainString();
                case String text when words(key, text) instanceof String said -> said;
                case String text when PEOPLE.contains(key) -> texts.person(text);
                case String text when GROUPS.contains(key) -> texts.group(text, locale);
                case String text when key.equals("outcome") && !taskType.isEmpty() -> texts.outcome(taskType, text, locale);
                case String text when MOMENTS.contains(key) -> moment(text);
                default -> value.toString();
            };
        }

        private String words(String key, String text) {
            return words.stream().flatMap(owner -> owner.of(action, key, text, locale).stream()).findFirst().orElse(null);
        }

        /** A text that is no moment, whatever its name promises, is shown as it was written: a history must never keep a page from opening. */
        private String moment(String text) {
            try {
                return texts.moment(Instant.parse(text), locale);
            } catch (DateTimeParseException e) {
                return text;
            }
        }
    }
}
