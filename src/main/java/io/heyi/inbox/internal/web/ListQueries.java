package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskSelection;
import io.heyi.inbox.internal.TaskView;
import io.heyi.inbox.internal.saved.SavedView;
import io.heyi.inbox.internal.saved.SavedViews;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which list a page shows: the one that its address spells out, one that was saved, or the person's own beginning. */
@Component
class ListQueries {

    private final TaskReading reading;
    private final SavedViews views;

    ListQueries(TaskReading reading, SavedViews views) {
        this.reading = reading;
        this.views = views;
    }

    /** @throws ApiProblem 422 for a wrong parameter, 404 for a view that the person may not use */
    TaskQuery of(MultiValueMap<String, String> parameters, CurrentUser user) {
        var saved = Optional.ofNullable(parameters.getFirst("saved")).filter(id -> !id.isBlank());
        return saved.isEmpty() ? TaskQuery.of(parameters, "mine") : stored(views.find(TaskProblems.id(saved.get()), user).orElseThrow(TaskProblems::unknownView), parameters);
    }

    /** The same for the inbox itself, whose bare address opens what the person begins with, and whose list of a case is the first one that has something of it. */
    TaskQuery ofInbox(MultiValueMap<String, String> parameters, CurrentUser user) {
        if (parameters.isEmpty()) {
            return views.byDefault(user).flatMap(view -> stillValid(view, parameters)).orElseGet(() -> TaskQuery.of(parameters, "mine"));
        }
        var query = of(parameters, user);
        return parameters.containsKey("view") || query.saved().isPresent() ? query : where(query, user);
    }

    /** The list that has the tasks of a case for somebody who comes from the case and names no list: those that the person holds, else those that are offered. */
    private TaskQuery where(TaskQuery query, CurrentUser user) {
        var offered = query.in(TaskView.GROUP);
        return query.businessKey().isPresent() && isEmpty(query, user) && !isEmpty(offered, user) ? offered : query;
    }

    private boolean isEmpty(TaskQuery query, CurrentUser user) {
        return reading.list(query.selection(), user, query.page()).total() == 0;
    }

    private static Optional<TaskQuery> stillValid(SavedView view, MultiValueMap<String, String> parameters) {
        try {
            return Optional.of(stored(view, parameters));
        } catch (ApiProblem invalid) {
            return Optional.empty();
        }
    }

    private static TaskQuery stored(SavedView view, MultiValueMap<String, String> parameters) {
        var spelled = decoded(view.query());
        Optional.ofNullable(parameters.getFirst("page")).ifPresent(page -> spelled.set("page", page));
        return TaskQuery.of(spelled, "mine").savedAs(view.id());
    }

    /** What a saved view asks for; empty when a later version of the product knows its parameters no more. */
    static Optional<TaskSelection> selection(SavedView view) {
        return stillValid(view, new LinkedMultiValueMap<>()).map(TaskQuery::selection);
    }

    /** The list that a task's page stands beside: only the address tells it, never a field of a form. */
    static MultiValueMap<String, String> ofAddress(HttpServletRequest request) {
        return decoded(request.getQueryString());
    }

    /** @param query with or without question mark; null for none. What cannot be decoded stays as it is */
    static MultiValueMap<String, String> decoded(String query) {
        var decoded = new LinkedMultiValueMap<String, String>();
        var text = query == null ? "" : query.startsWith("?") ? query.substring(1) : query;
        for (var pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded.add(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return decoded;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Says after a redirect why something was not done. @throws ApiProblem when it is a matter of rights */
    static void tell(ApiProblem problem, RedirectAttributes redirect) {
        switch (problem.kind()) {
            case INVALID -> Flash.bad(redirect, problem.errors().getFirst().code(), problem.errors().getFirst().arguments().stream().map(String::valueOf).toArray(String[]::new));
            case CONFLICT -> Flash.bad(redirect, problem.messageKey(), problem.arguments().stream().map(String::valueOf).toArray(String[]::new));
            default -> throw problem;
        }
    }
}
