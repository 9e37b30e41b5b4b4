package io.heyi.emc.internal.web.renewal;

import io.heyi.emc.internal.renewal.RenewalBoard.Counts;
import io.heyi.emc.internal.renewal.RenewalBoard.Row;
import io.heyi.emc.internal.renewal.RenewalBoard.Status;
import io.heyi.shared.PageOf;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The month-end board.
 *
 * @param status what the list shows: a status, RUNNING, DONE, LATE, or empty for all
 * @param names of parties and groups that rows wait for, by id
 */
record BoardView(Counts counts, PageOf<Row> rows, String status, Map<String, String> names, Instant monthEnd) {

    /** For templates: the way of a contract through the month, with how many stand where. */
    public List<Step> steps() {
        return Arrays.stream(Status.values()).map(one -> new Step(one.name(), counts.byStatus().get(one), one.isRunning() ? "running" : one.isDone() ? "done" : one == Status.FAILED ? "failed" : "open"))
                .toList();
    }

    /** @param kind open, running, done or failed */
    record Step(String status, long contracts, String kind) {}

    public YearMonth before() {
        return counts.period().minusMonths(1);
    }

    public YearMonth after() {
        return counts.period().plusMonths(1);
    }

    public String url(String shown) {
        return "/renewals?period=" + counts.period() + (shown.isEmpty() ? "" : "&status=" + shown);
    }

    public String url() {
        return url(status);
    }

    /** With the page of the list; what the board asks for again and again. */
    public String here() {
        return rows.page() == 0 ? url() : url() + "&page=" + rows.page();
    }

    public String name(String id) {
        return names.getOrDefault(id, id);
    }
}
