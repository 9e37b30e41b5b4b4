package io.heyi.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.heyi.e2e.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;

/** Fills the stack: history as copies of foundings that were really played, open tasks by instances that really wait in the engine. */
final class Population {
    private static final Duration DEADLINE = Duration.ofMinutes(4);
    private static final int STARTS_AT_ONCE = 8;
    private static final int TRIES = 50;
    private static final Map<String, String> WAITS_AT = Map.of("sponsorship", "userTask_DecideSponsorship", "pledging", "userTask_PledgeAndJoin");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stage stage;
    private final Rows rows;

    Population(Stage stage, Rows rows) {
        this.stage = stage;
        this.rows = rows;
    }

    /** @param tasks all of them, open ones included */
    record Size(int microenterprises, int tasks, int open) {

        Size percent(int percent) {
            return new Size(microenterprises * percent / 100, tasks * percent / 100, open * percent / 100);
        }
    }

    void generate(Size size) throws Exception {
        Awaitility.await("people of the realm").atMost(DEADLINE).until(() -> rows.count("select count(*) from access.person where 'investment-committee' = any (roles)") == 5);
        var settings = new HashMap<String, Object>(templates());
        settings.put("microenterprises", size.microenterprises());
        settings.put("tasks", size.tasks());
        settings.put("open", size.open());
        run(settings);
        long open = rows.count("select count(*) from inbox.task where state = 'OPEN'") + startWaiting();
        Awaitility.await("open tasks in the inbox").atMost(DEADLINE).pollInterval(Duration.ofMillis(500))
                .until(() -> rows.count("select count(*) from inbox.task where state = 'OPEN'") >= open);
        rows.run("vacuum (analyze)");
    }

    /** One founding of each kind, played by people who take no part in the measuring. */
    private Map<String, String> templates() {
        String[] committee = {"committee-1", "committee-2", "committee-3", "committee-4"};
        return Map.of(
                "founded", stage.founded("entrepreneur-51", "food", "800000", committee, "entrepreneur-52", "entrepreneur-53"),
                "declined", stage.declined("entrepreneur-54", "food", "entrepreneur-55"),
                "sponsorship", awaitOpen(stage.submitted("entrepreneur-56", "food", "300000", "entrepreneur-57")),
                "pledging", awaitOpen(stage.sponsored("entrepreneur-58", "food", "300000", new String[0], "entrepreneur-59")));
    }

    private String awaitOpen(String proposal) {
        Awaitility.await("task of " + proposal).atMost(DEADLINE)
                .until(() -> rows.count("select count(*) from inbox.task where state = 'OPEN' and business_key = '%s'".formatted(proposal)) > 0);
        return proposal;
    }

    private void run(Map<String, Object> settings) throws SQLException, IOException {
        try (Connection connection = rows.connect(); var statement = connection.createStatement();
                var file = Population.class.getResourceAsStream("/bench/generate.sql")) {
            connection.setAutoCommit(false);
            for (var setting : settings.entrySet()) {
                statement.execute("select set_config('bench.%s', '%s', true)".formatted(setting.getKey(), setting.getValue()));
            }
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            connection.commit();
        }
    }

    private int startWaiting() throws Exception {
        List<String[]> cases = rows.all("select kind, variables, due_in_days::text from bench.waiting order by no");
        var room = new Semaphore(STARTS_AT_ONCE);
        try (CamundaClient engine = CamundaClient.newClientBuilder().grpcAddress(URI.create(stage.addresses().engineGrpc())).preferRestOverGrpc(false).build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ArrayList<Callable<Void>>();
            for (String[] one : cases) {
                starts.add(() -> {
                    room.acquire();
                    try {
                        return start(engine, WAITS_AT.get(one[0]), variables(one[1], Integer.parseInt(one[2])));
                    } finally {
                        room.release();
                    }
                });
            }
            for (Future<Void> start : threads.invokeAll(starts)) {
                start.get();
            }
        }
        return cases.size();
    }

    /** Back-pressure is normal under load (architecture.md §4). */
    private static Void start(CamundaClient engine, String element, Map<String, Object> variables) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                engine.newCreateInstanceCommand().bpmnProcessId("me-founding").latestVersion().startBeforeElement(element).variables(variables).send().join();
                return null;
            } catch (ClientStatusException e) {
                if (tries == TRIES || e.getStatusCode() != Status.Code.RESOURCE_EXHAUSTED) {
                    throw e;
                }
                Thread.sleep(20L * tries);
            }
        }
    }

    private static Map<String, Object> variables(String json, int dueInDays) throws IOException {
        var variables = new HashMap<String, Object>(JSON.readValue(json, new TypeReference<Map<String, Object>>() {}));
        Instant due = Instant.now().plus(dueInDays, ChronoUnit.DAYS);
        for (String step : List.of("sponsorship", "pledge")) {
            variables.put(step + "DueAt", due.toString());
            variables.put(step + "ReminderAt", due.minus(1, ChronoUnit.DAYS).toString());
        }
        return variables;
    }
}
