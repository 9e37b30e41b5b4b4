package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.Priority;
import io.heyi.inbox.internal.TaskColumn;
import io.heyi.inbox.internal.TaskFilter;
import io.heyi.inbox.internal.TaskSelection;
import io.heyi.inbox.internal.TaskView;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a list. What is left empty counts as left out, as forms send it. */
final class TaskQueryParser {

    private static final int LONGEST = 200;
    private static final int YEARS = 9_999;

    private final MultiValueMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    TaskQueryParser(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @throws ApiProblem 422 naming every parameter that is wrong */
    TaskQuery parse(String usualView) {
        var view = value("view").or(() -> Optional.of(usualView)).flatMap(name -> Arrays.stream(TaskView.values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst());
        if (view.isEmpty()) {
            errors.add(FieldError.of("view", "inbox.error.view"));
        }
        var filter = filter();
        var sort = named("sort", TaskSelection.Sort::named);
        var columns = columns();
        var page = number("page", 0, 0, 1_000_000, "inbox.error.page");
        var size = number("size", PageRequest.USUAL_SIZE, 1, PageRequest.LARGEST_SIZE, "inbox.error.size");
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return new TaskQuery(new TaskSelection(view.get(), filter, sort), columns, new PageRequest(page, size), Optional.empty());
    }

    private TaskFilter filter() {
        var texts = new EnumMap<TaskFilter.Text, String>(TaskFilter.Text.class);
        for (var kind : TaskFilter.Text.values()) {
            value(kind.parameter()).ifPresent(value -> {
                if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
                    errors.add(FieldError.of(kind.parameter(), kind == TaskFilter.Text.BUSINESSKEY ? "inbox.error.businessKey" : "lists.error.text", LONGEST));
                } else {
                    texts.put(kind, value);
                }
            });
        }
        var days = new EnumMap<TaskFilter.Day, LocalDate>(TaskFilter.Day.class);
        for (var kind : TaskFilter.Day.values()) {
            value(kind.parameter()).ifPresent(value -> day(value).ifPresentOrElse(day -> days.put(kind, day), () -> errors.add(FieldError.of(kind.parameter(), "lists.error.day"))));
        }
        return new TaskFilter(texts, days, named("priority", Priority::named), amount("least"), amount("most"));
    }

    private List<TaskColumn> columns() {
        var names = parameters.getOrDefault("columns", List.of()).stream().flatMap(value -> Arrays.stream(value.split(","))).filter(name -> !name.isBlank()).distinct().toList();
        if (names.isEmpty()) {
            return TaskColumn.USUAL;
        }
        var columns = names.stream().flatMap(name -> TaskColumn.named(name).stream()).sorted().toList();
        if (columns.size() < names.size()) {
            errors.add(FieldError.of("columns", "lists.error.column"));
        }
        return columns;
    }

    private <T> Optional<T> named(String parameter, Function<String, Optional<T>> parser) {
        var text = value(parameter);
        var found = text.flatMap(parser);
        if (text.isPresent() && found.isEmpty()) {
            errors.add(FieldError.of(parameter, "lists.error." + (parameter.equals("sort") ? "column" : parameter + "Name")));
        }
        return found;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 0 && day.getYear() <= YEARS);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> amount(String parameter) {
        var text = value(parameter);
        var amount = text.filter(value -> value.matches("-?\\d{1,15}(\\.\\d{1,2})?")).map(BigDecimal::new);
        if (text.isPresent() && amount.isEmpty()) {
            errors.add(FieldError.of(parameter, "lists.error.amount"));
        }
        return amount;
    }

    private int number(String parameter, int usual, int least, int most, String error) {
        var text = value(parameter);
        try {
            var number = text.map(Integer::parseInt).orElse(usual);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told like a number out of range
        }
        errors.add(FieldError.of(parameter, error, most));
        return usual;
    }

    private Optional<String> value(String parameter) {
        return Optional.ofNullable(parameters.getFirst(parameter)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
