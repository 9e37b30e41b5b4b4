package io.heyi.inbox.internal.draft;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.Completion;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people type into tasks, so that a reload, another browser or giving the task back loses none of it (product-bar T4). Only its author ever reads a draft. */
@Component
public class Drafts {

    /** Longest JSON of a form, in characters. */
    public static final int LONGEST_VALUES = 64 * 1024;

    /** How long the draft of a task waits that the engine has withdrawn and may ask again. */
    private static final Duration KEPT_AFTER_WITHDRAWAL = Duration.ofDays(30);
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final DraftStore store;
    private final TaskReading reading;
    private final Clock clock;

    Drafts(DraftStore store, TaskReading reading, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.clock = clock;
    }

    /** The person's own; for whoever may act on the task. */
    public Optional<Draft> of(Task task, CurrentUser user) {
        return task.isOpen() ? store.find(task.id(), user.username().value()) : Optional.empty();
    }

    /**
     * Keeps what was typed, without asking whether it could be sent.
     *
     * @param basedOn version that the window had, 0 for none
     * @param values one JSON object, at most {@value #LONGEST_VALUES} characters
     */
    public DraftOutcome save(UUID id, CurrentUser user, int basedOn, String values, String reason) {
        var refusal = refusal(id, user);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var errors = faults(values, reason);
        if (!errors.isEmpty()) {
            return new DraftOutcome.Invalid(errors);
        }
        var person = user.username().value();
        return store.save(id, person, basedOn, values, reason, clock.instant().truncatedTo(ChronoUnit.MICROS)).<DraftOutcome>map(DraftOutcome.Saved::new)
                .orElseGet(() -> overtaken(id, person, basedOn, values, reason));
    }

    /** A repeat of what is stored already has been saved; a draft that is gone is begun anew. */
    private DraftOutcome overtaken(UUID id, String person, int basedOn, String values, String reason) {
        var now = store.find(id, person);
        if (now.isEmpty()) {
            return store.save(id, person, 0, values, reason, clock.instant().truncatedTo(ChronoUnit.MICROS)).<DraftOutcome>map(DraftOutcome.Saved::new)
                    .orElseGet(DraftOutcome.Unknown::new);
        }
        var same = now.get().values().equals(values) && now.get().reason().equals(reason) && now.get().version() == basedOn + 1;
        return same ? new DraftOutcome.Saved(now.get()) : new DraftOutcome.Overtaken(now.get());
    }

    /** Begins again; repeating it changes nothing. */
    public Optional<DraftOutcome> discard(UUID id, CurrentUser user) {
        var refusal = refusal(id, user);
        if (refusal.isEmpty()) {
            store.delete(id, user.username().value());
        }
        return refusal;
    }

    private Optional<DraftOutcome> refusal(UUID id, CurrentUser user) {
        return switch (reading.open(id, user)) {
            case TaskReading.Opened.Visible(var task, var mayAct) -> mayAct ? Optional.empty() : Optional.of(new DraftOutcome.Forbidden());
            case TaskReading.Opened.Forbidden() -> Optional.of(new DraftOutcome.Forbidden());
            case TaskReading.Opened.Unknown() -> Optional.of(new DraftOutcome.Unknown());
        };
    }

    private static List<FieldError> faults(String values, String reason) {
        var errors = new ArrayList<FieldError>();
        if (values.length() > LONGEST_VALUES || values.indexOf('\0') >= 0 || !isObject(values)) {
            errors.add(FieldError.of("values", "draft.error.values", LONGEST_VALUES));
        }
        if (reason.codePointCount(0, reason.length()) > Completion.LONGEST_REASON || reason.indexOf('\0') >= 0) {
            errors.add(FieldError.of("reason", "inbox.error.reasonTooLong", Completion.LONGEST_REASON));
        }
        return errors;
    }

    private static boolean isObject(String values) {
        try {
            return JSON.readTree(values).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    @Transactional
    void forget() {
        store.deleteOfEnded(clock.instant().minus(KEPT_AFTER_WITHDRAWAL));
    }
}
