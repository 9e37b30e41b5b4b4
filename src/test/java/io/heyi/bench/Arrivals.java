package io.heyi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.e2e.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * How long a task takes from the engine's own record of creating its job (as exported to OpenSearch) to the row in the inbox, and to the event in an open
 * inbox page. All clocks are this machine's.
 */
final class Arrivals {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stage stage;
    private final Rows rows;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Set<String> cases = ConcurrentHashMap.newKeySet();

    Arrivals(Stage stage, Rows rows) {
        this.stage = stage;
        this.rows = rows;
    }

    /** Keeps an inbox open until the product ends. */
    void watch(Visitor person) {
        var lines = person.follow("/inbox/stream");
        Thread.ofVirtual().start(() -> lines.filter(line -> line.startsWith("data:") && line.length() > 5).forEach(line -> remember(line.substring(5))));
    }

    private void remember(String message) {
        Instant now = Instant.now();
        for (JsonNode event : read(message).path("events")) {
            if (event.path("kind").asText().equals("created")) {
                seen.putIfAbsent(event.path("id").asText(), now);
                cases.add(event.path("businessKey").asText());
            }
        }
    }

    void awaitShown(String proposal) {
        Awaitility.await("task of " + proposal).atMost(DEADLINE).pollInterval(Duration.ofMillis(100)).until(() -> cases.contains(proposal));
    }

    record Measured(Samples row, Samples event) {}

    /** @param proposals whose tasks are asked about; all of them must be there */
    Measured of(String what, List<String> proposals) throws Exception {
        List<String[]> tasks = rows.all("select id::text, engine_key::text, (extract(epoch from created_at) * 1000)::bigint::text from inbox.task where business_key in (%s)"
                .formatted(proposals.stream().map("'%s'"::formatted).collect(Collectors.joining(","))));
        List<String> keys = tasks.stream().map(task -> task[1]).toList();
        Map<String, Long> created = Awaitility.await("the engine's records").atMost(DEADLINE).pollInterval(Duration.ofSeconds(1))
                .until(() -> createdAt(keys), found -> found.size() == keys.size());
        var row = new ArrayList<Duration>();
        var event = new ArrayList<Duration>();
        for (String[] task : tasks) {
            long begin = created.get(task[1]);
            row.add(Duration.ofMillis(Long.parseLong(task[2]) - begin));
            if (seen.containsKey(task[0])) {
                event.add(Duration.ofMillis(seen.get(task[0]).toEpochMilli() - begin));
            }
        }
        return new Measured(Samples.of(what + ": row stored", row), Samples.of(what + ": shown in an open inbox", event));
    }

    private Map<String, Long> createdAt(List<String> keys) throws IOException, InterruptedException {
        String query = "{\"size\":10000,\"_source\":[\"key\",\"timestamp\"],\"query\":{\"bool\":{\"filter\":[{\"term\":{\"intent\":\"CREATED\"}},{\"terms\":{\"key\":%s}}]}}}"
                .formatted(keys);
        var request = HttpRequest.newBuilder(URI.create(stage.addresses().search() + "/zeebe-record_job_*/_search"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(query)).build();
        var found = new ConcurrentHashMap<String, Long>();
        for (JsonNode hit : read(http.send(request, BodyHandlers.ofString()).body()).at("/hits/hits")) {
            found.put(hit.at("/_source/key").asText(), hit.at("/_source/timestamp").asLong());
        }
        return found;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
