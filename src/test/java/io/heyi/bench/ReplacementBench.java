package io.heyi.bench;

import io.heyi.bench.CalledContracts.Contract;
import io.heyi.e2e.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Underperformer cases on an engine of its own with empty data: one after the other, then many at once; everybody answers at once, and nobody wants a cure period. */
final class ReplacementBench {
    private static final int TOGETHER = 200;
    private static final int ALONE = 20;
    private static final int WARM_UP = 20;
    private static final String NOT_SEALED = """
            select count(*) from replacement.replacement_case c where emc in (select code from emc.emc where %s) and (outcome is distinct from 'REPLACED'
            or not exists (select 1 from emc.chain_entry e where e.emc = c.emc and e.type = 'REMOVAL'))""".formatted(CalledContracts.OURS);
    private static final Duration MOST = Duration.ofMinutes(12);

    private final int together;
    private final int alone;
    private final ReplacementReport report = new ReplacementReport();

    ReplacementBench(int percent) {
        together = Math.max(2, TOGETHER * percent / 100);
        alone = Math.max(2, ALONE * percent / 100);
    }

    /** @return what to write below the rest */
    String run() throws Exception {
        try (var stage = Servers.withBenchData()) {
            stage.start();
            var rows = new Rows(stage.addresses());
            var contracts = new CalledContracts(stage, rows).form(WARM_UP + alone + together);
            var answers = new CaseAnswers(stage);

            Servers.settle(stage);
            cases(stage, rows, contracts.subList(0, WARM_UP), answers, People.owners());
            Servers.settle(stage);
            var single = new ArrayList<String>();
            for (Contract contract : contracts.subList(WARM_UP, WARM_UP + alone)) {
                single.addAll(cases(stage, rows, List.of(contract), answers, contract.people()));
            }
            report.alone(CaseTimes.of(rows, single));
            Servers.settle(stage);
            double before = stage.allProcessorSeconds() + own();
            var codes = cases(stage, rows, contracts.subList(WARM_UP + alone, contracts.size()), answers, People.owners());
            double used = stage.allProcessorSeconds() + own() - before;
            report.together(together, CaseTimes.of(rows, codes), used);

            report.faults(Servers.incidents(stage), rows.count("select count(*) from orchestration.outbox where state = 'DEAD'"),
                    rows.count(NOT_SEALED));
        }
        return report.text();
    }

    /** Processor seconds of the program that answers for the people. */
    private static double own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** All of them at once, until the last is through; returns their codes. */
    private static List<String> cases(Stage stage, Rows rows, List<Contract> contracts, CaseAnswers answers, List<String> people) throws Exception {
        long begin = System.nanoTime();
        var codes = contracts.stream().map(contract -> stage.posted(contract.lead().person(), "/emcs/%s/replacement-cases".formatted(contract.emc()),
                Map.of("subject", contract.subject().party(), "reason", "Too few recipes")).path("code").asText()).toList();
        var ours = codes.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
        var through = "select count(*) from replacement.replacement_case where outcome is not null and code in (%s)".formatted(ours);
        new People(stage, people, answers.all()).answerUntil(() -> rows.count(through) == codes.size(), MOST);
        System.out.printf("[bench] %d cases through after %.1f s, load %s%n", codes.size(), Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3, Machine.load());
        return codes;
    }
}
