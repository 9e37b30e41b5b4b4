package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskView;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** "What needs me" on the home page: the most urgent tasks and how many there are. */
@Component
class NeedsMe implements HomeBlock {

    private static final int SHOWN = 5;

    private final TaskReading reading;
    private final CountsOnce counts;
    private final TaskPages pages;

    NeedsMe(TaskReading reading, CountsOnce counts, TaskPages pages) {
        this.reading = reading;
        this.counts = counts;
        this.pages = pages;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String fragment() {
        return "inbox/home :: needsMe";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        return Map.of("mine", rows(TaskView.MINE, user), "group", rows(TaskView.GROUP, user), "counts", counts.of(user));
    }

    private List<TaskRow> rows(TaskView view, CurrentUser user) {
        var suffix = "?view=" + view.name().toLowerCase(java.util.Locale.ROOT);
        return reading.list(view, Optional.empty(), user, new PageRequest(0, SHOWN)).items().stream()
                .map(task -> pages.row(task, suffix, LocaleContextHolder.getLocale())).toList();
    }
}
