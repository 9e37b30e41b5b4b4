package io.heyi.inbox.internal.web.bulk;

import io.heyi.access.Username;
import io.heyi.inbox.internal.bulk.BulkAction;
import io.heyi.inbox.internal.bulk.BulkRequest;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was typed or sent; nulls for what was not. The page's date has no zone and is meant in the company's, a client's is an instant.
 *
 * @param task ids
 */
record BulkForm(String id, String action, List<String> task, String outcome, String to, String dueAt, String reason) {

    BulkForm {
        task = task == null ? List.of() : task.stream().filter(one -> one != null && !one.isBlank()).distinct().toList();
        id = id == null || id.isBlank() ? UUID.randomUUID().toString() : id;
        action = action == null ? "" : action;
        outcome = outcome == null ? "" : outcome;
        to = to == null ? "" : to;
        dueAt = dueAt == null ? "" : dueAt;
        reason = reason == null ? "" : reason;
    }

    /** @throws ApiProblem 422 naming every field that cannot be read */
    BulkRequest read(ZoneId zone) {
        var errors = new ArrayList<FieldError>();
        var chosen = BulkAction.named(action);
        if (chosen.isEmpty()) {
            errors.add(FieldError.of("action", "bulk.error.action"));
        }
        var ids = task.stream().flatMap(one -> uuid(one).stream()).toList();
        if (ids.size() < task.size()) {
            errors.add(FieldError.of("tasks", "bulk.error.task"));
        }
        var known = uuid(id);
        if (known.isEmpty()) {
            errors.add(FieldError.of("id", "bulk.error.id"));
        }
        var receiver = Optional.of(to.strip()).filter(name -> !name.isEmpty());
        if (receiver.filter(name -> !Username.isValid(name)).isPresent()) {
            errors.add(FieldError.of("to", "bulk.error.to"));
        }
        var due = due(zone, errors);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return new BulkRequest(known.get(), chosen.get(), ids, Optional.of(outcome.strip()).filter(text -> !text.isEmpty()), receiver.map(Username::new), due, Optional.of(reason));
    }

    private Optional<Instant> due(ZoneId zone, List<FieldError> errors) {
        if (dueAt.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(dueAt.strip().endsWith("Z") ? Instant.parse(dueAt.strip()) : LocalDateTime.parse(dueAt.strip()).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            errors.add(FieldError.of("dueAt", "bulk.error.dueAt"));
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
