package io.heyi.inbox.internal.deadlines;

import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks by deadline for clients (issue 6, part 7). */
@RestController
@Tag(name = "tasks")
class DeadlineApiController {

    private static final int MOST_DAYS = 366;

    private final TaskDeadlines deadlines;
    private final Access access;

    DeadlineApiController(TaskDeadlines deadlines, Access access) {
        this.deadlines = deadlines;
        this.access = access;
    }

    record Tasks(List<TaskDeadlines.Due> tasks) {}

    @GetMapping("/api/v1/tasks/deadlines")
    @Operation(summary = "Open tasks that I hold or may take with a deadline from one day to another, both included, in my time zone; the earliest first, at most 500")
    Tasks between(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, Locale locale) {
        var first = day(from);
        var last = day(to);
        var errors = new ArrayList<FieldError>();
        if (first.isEmpty()) {
            errors.add(FieldError.of("from", "inbox.deadlines.error.from"));
        }
        if (last.isEmpty() || first.filter(day -> last.get().isBefore(day) || ChronoUnit.DAYS.between(day, last.get()) > MOST_DAYS).isPresent()) {
            errors.add(FieldError.of("to", "inbox.deadlines.error.to", MOST_DAYS));
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return new Tasks(deadlines.between(first.orElseThrow(), last.orElseThrow(), access.currentUser(), locale));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
