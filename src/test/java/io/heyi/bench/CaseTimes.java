package io.heyi.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What happened in cases and when, as the product itself has recorded it: every entry of their histories, every vote, every task that was offered or decided. What ends
 * a wait says who was waited for: a person's act the person, anything else the product and its engine.
 */
final class CaseTimes {

    private static final String EVENTS = """
            select stream, action, actor <> 'system', extract(epoch from at) * 1000000, sequence from audit.entry where stream in (%1$s) and action not like 'inbox.%%'
            union all select b.business_key, e.action, true, extract(epoch from e.at) * 1000000, e.sequence
              from audit.entry e join ballot.ballot b on b.code = e.stream where b.business_key in (%1$s) and e.action = 'ballot.voteCounted'
            union all select business_key, 'task offered: ' || element_id, false, extract(epoch from created_at) * 1000000, 0 from inbox.task where business_key in (%1$s)
            order by 1, 4, 5""";

    private record Event(String what, boolean byPerson, long micros) {}

    private final Map<String, List<Event>> cases = new LinkedHashMap<>();

    private CaseTimes() {}

    static CaseTimes of(Rows rows, Collection<String> codes) throws SQLException {
        var times = new CaseTimes();
        var keys = codes.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
        for (String[] row : rows.all(EVENTS.formatted(keys))) {
            times.cases.computeIfAbsent(row[0], any -> new ArrayList<>()).add(new Event(row[1], row[2].equals("t"), (long) Double.parseDouble(row[3])));
        }
        return times;
    }

    /** From the first to the last event of each case. */
    Samples whole(String what) {
        return Samples.of(what, cases.values().stream().map(events -> between(events.getFirst(), events.getLast())).toList());
    }

    /** How long each kind of step of the product came after what happened before it; in the order of the process. */
    List<Samples> ofTheProduct() {
        return waits(false);
    }

    /** The same for what people did. */
    List<Samples> ofPeople() {
        return waits(true);
    }

    /** The longest that a case stood still with nobody but the product to go on. */
    Duration longest() {
        return ofTheProduct().stream().map(samples -> samples.sorted().getLast()).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** From the first event of all cases to the last. */
    Duration span() {
        var all = cases.values().stream().flatMap(List::stream).mapToLong(Event::micros).summaryStatistics();
        return Duration.between(instant(all.getMin()), instant(all.getMax()));
    }

    private List<Samples> waits(boolean byPerson) {
        var waits = new LinkedHashMap<String, List<Duration>>();
        for (var events : cases.values()) {
            for (int i = 1; i < events.size(); i++) {
                if (events.get(i).byPerson() == byPerson) {
                    waits.computeIfAbsent(events.get(i).what(), any -> new ArrayList<>()).add(between(events.get(i - 1), events.get(i)));
                }
            }
        }
        return waits.entrySet().stream().map(entry -> Samples.of(entry.getKey(), entry.getValue())).toList();
    }

    private static Duration between(Event earlier, Event later) {
        return Duration.between(instant(earlier.micros()), instant(later.micros()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plusNanos(micros * 1000);
    }
}
