package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.TaskColumn;
import io.heyi.inbox.internal.TaskFilter;
import io.heyi.inbox.internal.TaskSelection;
import io.heyi.inbox.internal.TaskView;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * Which list a request asks for.
 *
 * @param columns that the reader has chosen
 * @param saved view that it came from
 */
record TaskQuery(TaskSelection selection, List<TaskColumn> columns, PageRequest page, Optional<UUID> saved) {

    /** @throws ApiProblem 422 naming every parameter that is wrong; a parameter that is not known is not looked at */
    static TaskQuery of(MultiValueMap<String, String> parameters, String usualView) {
        return new TaskQueryParser(parameters).parse(usualView);
    }

    TaskView view() {
        return selection.view();
    }

    TaskFilter filter() {
        return selection.filter();
    }

    Optional<String> businessKey() {
        return filter().text(TaskFilter.Text.BUSINESSKEY);
    }

    /** The same in another list. */
    TaskQuery in(TaskView view) {
        return new TaskQuery(new TaskSelection(view, filter(), selection.sort()), columns, page, saved);
    }

    /** The same as it stands in a saved view. */
    TaskQuery savedAs(UUID id) {
        return new TaskQuery(selection, columns, page, Optional.of(id));
    }

    TaskQuery at(PageRequest other) {
        return new TaskQuery(selection, columns, other, saved);
    }

    /** Of an address that shows the same list from its beginning. */
    String parameters() {
        return saved.map(id -> "?saved=" + id).orElseGet(this::spelledOut);
    }

    /** The same without naming a saved view. */
    String spelledOut() {
        var text = new StringBuilder("?view=").append(view().name().toLowerCase(Locale.ROOT));
        filter().texts().forEach((kind, value) -> append(text, kind.parameter(), value));
        filter().days().forEach((kind, day) -> append(text, kind.parameter(), day.toString()));
        filter().priority().ifPresent(level -> append(text, "priority", level.parameter()));
        filter().least().ifPresent(amount -> append(text, "least", amount.toPlainString()));
        filter().most().ifPresent(amount -> append(text, "most", amount.toPlainString()));
        selection.sort().ifPresent(sort -> append(text, "sort", sort.parameter()));
        if (!columns.equals(TaskColumn.USUAL)) {
            append(text, "columns", columns.stream().map(TaskColumn::parameter).collect(Collectors.joining(",")));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
