package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.DecisionDeliveries;
import io.heyi.inbox.internal.TaskColumn;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskSelection;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.TaskTypes;
import io.heyi.inbox.internal.saved.SavedView;
import io.heyi.inbox.internal.saved.SavedViews;
import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Prepares the list of tasks for a page. */
@Component
class InboxPages {

    private final TaskReading reading;
    private final CountsOnce counts;
    private final TaskPages pages;
    private final SavedViews views;
    private final TaskTypes types;
    private final TaskTexts texts;
    private final List<InboxLink> links;
    private final DecisionDeliveries deliveries;

    InboxPages(TaskReading reading, CountsOnce counts, TaskPages pages, SavedViews views, TaskTypes types, TaskTexts texts, ObjectProvider<InboxLink> links, DecisionDeliveries deliveries) {
        this.reading = reading;
        this.counts = counts;
        this.pages = pages;
        this.views = views;
        this.types = types;
        this.texts = texts;
        this.links = links.stream().sorted(Comparator.comparingInt(InboxLink::order)).toList();
        this.deliveries = deliveries;
    }

    InboxPage list(TaskQuery query, CurrentUser user, Locale locale) {
        var suffix = query.parameters() + (query.page().page() == 0 ? "" : "&page=" + query.page().page());
        var found = reading.list(query.selection(), user, query.page());
        var delivering = deliveries.underWay(found.items());
        var tasks = found.map(task -> pages.row(task, suffix, delivering.contains(task.id()), locale));
        return new InboxPage(query.view().name().toLowerCase(Locale.ROOT), query.businessKey().orElse(null), tasks, counts.of(user), query.parameters(), filters(query),
                query.filter().size(), query.selection().sort().map(TaskSelection.Sort::parameter).orElse(""), query.columns(), query.saved().map(Object::toString).orElse(null),
                query.spelledOut(), saved(user, locale), new InboxPage.Choices(List.of(TaskColumn.values()), groups(user, locale), types(locale)), links.stream().filter(link -> link.visibleTo(user)).toList());
    }

    /** Of an address that shows the same list. */
    static String parameters(TaskQuery query) {
        return query.parameters();
    }

    private static Map<String, String> filters(TaskQuery query) {
        var filter = query.filter();
        var values = new LinkedHashMap<String, String>();
        filter.texts().forEach((kind, value) -> values.put(kind.parameter(), value));
        filter.days().forEach((kind, day) -> values.put(kind.parameter(), day.toString()));
        filter.priority().ifPresent(level -> values.put("priority", level.parameter()));
        filter.least().ifPresent(amount -> values.put("least", amount.toPlainString()));
        filter.most().ifPresent(amount -> values.put("most", amount.toPlainString()));
        return values;
    }

    private List<InboxPage.SavedRow> saved(CurrentUser user, Locale locale) {
        var kept = views.of(user);
        var selections = kept.stream().map(ListQueries::selection).toList();
        var totals = reading.counts(selections.stream().flatMap(Optional::stream).toList(), user).iterator();
        return java.util.stream.IntStream.range(0, kept.size())
                .mapToObj(at -> row(kept.get(at), selections.get(at).flatMap(selection -> totals.next()), user, locale)).toList();
    }

    private InboxPage.SavedRow row(SavedView view, Optional<Long> count, CurrentUser user, Locale locale) {
        return new InboxPage.SavedRow(view.id().toString(), view.name(), count.orElse(null), view.sharedWith().map(group -> texts.group(group, locale)).orElse(null),
                view.sharedWith().orElse(null), view.isOf(user.username().value()), view.byDefault(), view.query());
    }

    private Map<String, String> types(Locale locale) {
        return types.ids().stream().collect(Collectors.toMap(id -> id, id -> texts.name(id, locale))).entrySet().stream().sorted(Map.Entry.comparingByValue(Collator.getInstance(locale)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private Map<String, String> groups(CurrentUser user, Locale locale) {
        var labels = new LinkedHashMap<String, String>();
        user.groups().stream().sorted().forEach(group -> labels.put(group, texts.group(group, locale)));
        return labels;
    }
}
