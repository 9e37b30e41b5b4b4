package io.heyi.inbox.internal.web.substitution;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.internal.substitution.SubstitutionRequest;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was typed; nulls for what was not sent. The texts are kept as they are, so that a wrong one is shown again.
 *
 * @param absent blank for oneself
 */
record SubstitutionForm(String id, String absent, String substitute, String firstDay, String lastDay, Set<String> processes, String reason) {

    private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9-]{0,99}");

    SubstitutionForm {
        processes = processes == null ? Set.of() : processes.stream().filter(one -> one != null && !one.isBlank()).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    static SubstitutionForm fresh() {
        return new SubstitutionForm(UUID.randomUUID().toString(), "", "", "", "", Set.of(), "");
    }

    /** @throws ApiProblem 422 naming every field that cannot be read */
    SubstitutionRequest read(CurrentUser by) {
        var errors = new ArrayList<FieldError>();
        var who = person("absent", blank(absent) ? by.username().value() : absent, errors);
        var whom = person("substitute", substitute, errors);
        var first = day("firstDay", firstDay, errors);
        var last = day("lastDay", lastDay, errors);
        processes.stream().filter(one -> !PROCESS.matcher(one).matches()).findFirst().ifPresent(one -> errors.add(FieldError.of("processes", "substitution.error.process")));
        var known = id(errors);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return new SubstitutionRequest(known, who, whom, first, last, processes, Optional.ofNullable(reason).orElse(""));
    }

    private UUID id(List<FieldError> errors) {
        try {
            return blank(id) ? UUID.randomUUID() : UUID.fromString(id.strip());
        } catch (IllegalArgumentException e) {
            errors.add(FieldError.of("id", "substitution.error.id"));
            return null;
        }
    }

    private static Username person(String field, String name, List<FieldError> errors) {
        if (blank(name)) {
            errors.add(FieldError.of(field, "substitution.error.personMissing"));
            return null;
        }
        if (!Username.isValid(name.strip())) {
            errors.add(FieldError.of(field, "substitution.error.unknownPerson", name.strip()));
            return null;
        }
        return new Username(name.strip());
    }

    private static LocalDate day(String field, String text, List<FieldError> errors) {
        try {
            return LocalDate.parse(blank(text) ? "" : text.strip());
        } catch (DateTimeParseException e) {
            errors.add(FieldError.of(field, "substitution.error.day"));
            return null;
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
