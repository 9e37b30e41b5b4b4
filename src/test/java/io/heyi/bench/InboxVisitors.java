package io.heyi.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who read their inboxes. */
final class InboxVisitors {

    private static final String VIEW = "?view=all&platform=platform-3&sort=-amount&columns=emc,amount";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final InboxRows rows;
    private final int groupsOfOne;
    private final List<String> views;

    InboxVisitors(int port, InboxRows rows, int groupsOfOne, JdbcClient jdbc) {
        this.port = port;
        this.rows = rows;
        this.groupsOfOne = groupsOfOne;
        this.views = IntStream.range(0, rows.people()).mapToObj(person -> UUID.nameUUIDFromBytes(("view of " + person).getBytes()).toString()).toList();
        for (int person = 0; person < 100; person++) {
            jdbc.sql("insert into inbox.saved_view (id, owner, name, query, changed_at) values (cast(:id as uuid), :owner, 'Mine', :query, now())").param("id", views.get(person))
                    .param("owner", name(person)).param("query", VIEW).update();
        }
    }

    /** @param path of one click, by person and round together */
    record Kind(String name, IntFunction<String> path) {}

    List<Kind> kinds() {
        return List.of(new Kind("page, my groups", click -> "/inbox?view=group"),
                new Kind("page, everything open, second page", click -> "/inbox?view=all&page=1"),
                new Kind("page, done", click -> "/inbox?view=done"),
                new Kind("page, search for a case", click -> "/inbox?view=all&q=EMC-0000" + click % 90),
                new Kind("page, search for a common word", click -> "/inbox?view=all&q=%E5%86%B3%E5%AE%9A%20kitchen"),
                new Kind("page, filtered and ordered by amount", click -> "/inbox?view=group&platform=platform-" + click % 20 + "&sort=-amount"),
                new Kind("page, saved view", click -> null),
                new Kind("API, counts", click -> "/api/v1/tasks/counts"),
                new Kind("API, list of 25", click -> "/api/v1/tasks?view=all"));
    }

    Duration read(Kind kind, int person, int round) throws IOException, InterruptedException {
        var path = kind.path().apply(person * 31 + round);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + (path == null ? "/inbox?saved=" + views.get(person) : path)))
                .header("X-Bench-Person", name(person)).header("X-Bench-Groups", groups(person)).header("Accept", kind.name().startsWith("API") ? "application/json" : "text/html").build();
        long begin = System.nanoTime();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        var taken = Duration.ofNanos(System.nanoTime() - begin);
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + ": " + answer.statusCode());
        }
        return taken;
    }

    private static String name(int person) {
        return "bench-" + person;
    }

    private String groups(int person) {
        return IntStream.range(0, groupsOfOne).mapToObj(n -> "group-" + (person * 7 + n * 97) % rows.groups()).collect(Collectors.joining(","));
    }
}
