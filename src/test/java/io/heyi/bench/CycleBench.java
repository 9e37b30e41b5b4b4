package io.heyi.bench;

import io.camunda.client.CamundaClient;
import io.heyi.e2e.Stage;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The monthly cycle of many contracts on an engine of its own with empty data: the product's, the same with steps that do nothing, and the bare engine. */
final class CycleBench {
    private static final int CONTRACTS = 1_000;
    private static final String IDLE = "bench";
    private static final int BATCH = 25;
    private static final int CONTRACTS_PER_MICROENTERPRISE = 5;

    private final int contracts;
    private final int warmUp;
    private final CycleReport report;

    CycleBench(int percent) {
        contracts = CONTRACTS * percent / 100;
        warmUp = Math.max(4, contracts / 5);
        report = new CycleReport(contracts);
    }

    /** @return what to write below the rest */
    String run() throws Exception {
        try (var stage = Servers.withBenchData()) {
            stage.start();
            var rows = new Rows(stage.addresses());
            // early enough before the month's end for everything that is due by then
            var period = YearMonth.from(LocalDate.now(RealCycle.ZONE).plusDays(15));
            populate(stage, rows, period);
            try (CamundaClient engine = CamundaClient.newClientBuilder().grpcAddress(URI.create(stage.addresses().engineGrpc())).preferRestOverGrpc(false).build()) {
                measure(stage, rows, period, engine);
            }
            faults(stage, rows);
            report.memory(stage.peakMegabytes("io.heyi.HeyiApplication"), stage.peakMegabytes("StandaloneCamunda"));
        }
        return report.text();
    }

    private void measure(Stage stage, Rows rows, YearMonth period, CamundaClient engine) throws Exception {
        IdleCycle.deploy(engine, IDLE, IdleModel.withPeople(IDLE));
        IdleCycle.deploy(engine, BareWorkers.NAME, IdleModel.withoutPeople(BareWorkers.NAME));
        var people = People.whoRenew(stage);
        Servers.settle(stage);
        new CycleRun(stage, "warm-up, the product", warmUp).run(new RealCycle(stage, rows, period), people);
        new CycleRun(stage, "warm-up, idle", warmUp).run(idle(engine, stage, warmUp), people);
        var measured = period.plusMonths(1);
        Board.warmUp(stage, measured);
        // once before and once after, so that neither has the warmer machine
        var before = idle(engine, stage, people, measured);
        Servers.settle(stage);
        try (var board = new Board(stage, measured)) {
            report.real(new CycleRun(stage, "the product", contracts).run(new RealCycle(stage, rows, measured), people), board.api(), board.page());
        }
        report.idle(before, idle(engine, stage, people, measured));
        Servers.settle(stage);
        try (var workers = new BareWorkers(engine)) {
            report.bare(new CycleRun(stage, "bare", contracts).run(new IdleCycle(engine, stage, BareWorkers.NAME, contracts, false, workers::done), people));
        }
    }

    private CycleRun.Result idle(CamundaClient engine, Stage stage, People people, YearMonth measured) throws Exception {
        Servers.settle(stage);
        try (var board = new Board(stage, measured)) {
            return new CycleRun(stage, "idle", contracts).run(idle(engine, stage, contracts), people);
        }
    }

    private static IdleCycle idle(CamundaClient engine, Stage stage, int contracts) {
        return new IdleCycle(engine, stage, IDLE, contracts, true, () -> {
            var done = new HashMap<String, Long>();
            stage.get("administrator", "/bench").fields().forEachRemaining(step -> done.put(step.getKey(), step.getValue().asLong()));
            return done;
        });
    }

    /** Contracts of the warm-up begin a month earlier; then all are due together. */
    private void populate(Stage stage, Rows rows, YearMonth period) throws SQLException {
        int microenterprises = Math.max(20, contracts / CONTRACTS_PER_MICROENTERPRISE);
        for (int from = 0; from < contracts; from += BATCH) {
            int to = Math.min(contracts, from + BATCH);
            seal(stage, microenterprises, from, Math.max(from, Math.min(to, warmUp)), period);
            seal(stage, microenterprises, Math.max(from, Math.min(to, warmUp)), to, period.plusMonths(1));
        }
        for (YearMonth month : List.of(period, period.plusMonths(1))) {
            report(rows, month, "code", "profit", "300000 + length(title) * 100");
            report(rows, month, "unnest(actors)", "orders", "120 + length(title)");
        }
        rows.run("analyze");
        report.data(microenterprises, rows.count("select count(*) from emc.version"), rows.count("select count(*) from performance.fact"));
        System.out.println("[bench] %d contracts of %d micro-enterprises".formatted(contracts, microenterprises));
    }

    private static void seal(Stage stage, int microenterprises, int from, int to, YearMonth period) {
        if (from < to) {
            int status = stage.post("administrator", "/bench", Map.of("microenterprises", microenterprises, "from", from, "to", to, "period", period.toString()));
            if (status != 200) {
                throw new IllegalStateException("contracts were not sealed: " + status);
            }
        }
    }

    private static void report(Rows rows, YearMonth month, String actor, String metric, String value) throws SQLException {
        rows.run("""
                insert into performance.fact (id, emc, period, actor, metric, value, source, sample_size, submitted_by, channel, intake, received_at)
                select gen_random_uuid(), code, '%s', %s, '%s', %s, 'shop', 100, 'entrepreneur-01', 'API', gen_random_uuid(), now() from emc.emc where title like 'Bench contract%%'"""
                .formatted(month, actor, metric, value));
    }

    private void faults(Stage stage, Rows rows) throws Exception {
        report.faults(Servers.incidents(stage), rows.count("select count(*) from orchestration.outbox where state = 'DEAD'"),
                rows.count("select count(*) from (select code, period from emc.version group by 1, 2 having count(*) > 1) twice"));
    }
}
