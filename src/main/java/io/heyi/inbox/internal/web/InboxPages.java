package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.Deliveries;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Prepares the list of tasks for a page. */
@Component
class InboxPages {

    private final TaskReading reading;
    private final TaskPages pages;
    private final List<InboxLink> links;
    private final Deliveries deliveries;

    InboxPages(TaskReading reading, TaskPages pages, ObjectProvider<InboxLink> links, Deliveries deliveries) {
        this.reading = reading;
        this.pages = pages;
        this.links = links.stream().sorted(Comparator.comparingInt(InboxLink::order)).toList();
        this.deliveries = deliveries;
    }

    /** The list that has the tasks of a case for somebody who comes from the case and names no list: those that the person holds, else those that are offered. */
    TaskQuery where(TaskQuery query, CurrentUser user) {
        var offered = new TaskQuery(TaskView.GROUP, query.businessKey(), query.page());
        return query.businessKey().isPresent() && isEmpty(query, user) && !isEmpty(offered, user) ? offered : query;
    }

    private boolean isEmpty(TaskQuery query, CurrentUser user) {
        return reading.list(query.view(), query.businessKey(), user, query.page()).total() == 0;
    }

    InboxPage list(TaskQuery query, CurrentUser user, Locale locale) {
        var parameters = parameters(query);
        var suffix = parameters + (query.page().page() == 0 ? "" : "&page=" + query.page().page());
        var found = reading.list(query.view(), query.businessKey(), user, query.page());
        var delivering = deliveries.underWay(found.items());
        var tasks = found.map(task -> pages.row(task, suffix, delivering.contains(task.id()), locale));
        return new InboxPage(query.view().name().toLowerCase(Locale.ROOT), query.businessKey().orElse(null), tasks, reading.counts(user), "/inbox" + parameters,
                links.stream().filter(link -> link.visibleTo(user)).toList());
    }

    /** Of an address that shows the same list. */
    static String parameters(TaskQuery query) {
        return "?view=" + query.view().name().toLowerCase(Locale.ROOT)
                + query.businessKey().map(key -> "&businessKey=" + URLEncoder.encode(key, StandardCharsets.UTF_8)).orElse("");
    }
}
