package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.TaskView;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;

/** Which list a request asks for. */
record TaskQuery(TaskView view, Optional<String> businessKey, PageRequest page) {

    private static final int LONGEST_KEY = 200;

    /** @throws ApiProblem 422 naming every parameter that is wrong */
    static TaskQuery of(String view, String businessKey, String page, String size) {
        var errors = new ArrayList<FieldError>();
        var chosen = Arrays.stream(TaskView.values()).filter(value -> value.name().equalsIgnoreCase(view)).findFirst();
        if (chosen.isEmpty()) {
            errors.add(FieldError.of("view", "inbox.error.view"));
        }
        if (businessKey.length() > LONGEST_KEY || businessKey.indexOf('\0') >= 0) {
            errors.add(FieldError.of("businessKey", "inbox.error.businessKey", LONGEST_KEY));
        }
        var pageNumber = number(page, 0, 1_000_000);
        if (pageNumber.isEmpty()) {
            errors.add(FieldError.of("page", "inbox.error.page"));
        }
        var pageSize = number(size, 1, PageRequest.LARGEST_SIZE);
        if (pageSize.isEmpty()) {
            errors.add(FieldError.of("size", "inbox.error.size", PageRequest.LARGEST_SIZE));
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return new TaskQuery(chosen.get(), Optional.of(businessKey).filter(key -> !key.isBlank()), new PageRequest(pageNumber.get(), pageSize.get()));
    }

    private static Optional<Integer> number(String text, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(number -> number >= least && number <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
