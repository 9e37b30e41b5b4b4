package io.heyi.inbox.internal;

import java.util.Optional;

/**
 * Which tasks are wanted in which order.
 *
 * @param sort empty for the usual order of the list (product-bar T9)
 */
public record TaskSelection(TaskView view, TaskFilter filter, Optional<Sort> sort) {

    /** An order that a reader has chosen. */
    public record Sort(TaskColumn column, boolean descending) {

        /** @param parameter name of a column, with a dash before it for the other way round */
        public static Optional<Sort> named(String parameter) {
            var descending = parameter.startsWith("-");
            return TaskColumn.named(descending ? parameter.substring(1) : parameter).map(column -> new Sort(column, descending));
        }

        public String parameter() {
            return (descending ? "-" : "") + column.parameter();
        }
    }

    public static TaskSelection of(TaskView view) {
        return new TaskSelection(view, TaskFilter.NONE, Optional.empty());
    }

    public static TaskSelection of(TaskView view, Optional<String> businessKey) {
        return new TaskSelection(view, TaskFilter.ofCase(businessKey), Optional.empty());
    }

    /** A search in all of a reader's tasks looks at what is decided too. */
    boolean searchesAll() {
        return view == TaskView.ALL && filter.text(TaskFilter.Text.Q).isPresent();
    }

    /** Whether its number can be told together with others. */
    public boolean isOfWaiting() {
        return view.isOfWaiting() && !searchesAll();
    }

    String order() {
        return sort.map(chosen -> chosen.column().order(chosen.descending())).orElseGet(() -> searchesAll() ? "ended_at desc nulls first, " + view.order() : view.order());
    }
}
