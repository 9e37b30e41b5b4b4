package io.heyi.bench;

import io.heyi.bench.Cycle.Milestone;
import io.heyi.e2e.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Takes all contracts through one cycle, and measures. */
final class CycleRun {
    private static final Duration MOST = Duration.ofMinutes(12);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAST_THE_DATE = Duration.ofSeconds(61);

    private final Stage stage;
    private final String what;
    private final int contracts;

    CycleRun(Stage stage, String what, int contracts) {
        this.stage = stage;
        this.what = what;
        this.contracts = contracts;
    }

    /**
     * @param phases how long all contracts took from one milestone to the next, the waiting of the contracts for a date left out
     * @param processor seconds of a core that all servers used
     * @param product those of product and database
     */
    record Result(String what, int contracts, Map<Milestone, Duration> phases, double processor, double product, int answers) {

        Duration taken() {
            return phases.values().stream().reduce(Duration.ZERO, Duration::plus);
        }

        /** What each of the two took in the mean. */
        Result meanWith(Result other) {
            var mean = new EnumMap<Milestone, Duration>(Milestone.class);
            phases.forEach((milestone, taken) -> mean.put(milestone, taken.plus(other.phases.get(milestone)).dividedBy(2)));
            return new Result(what, contracts, mean, (processor + other.processor) / 2, (product + other.product) / 2, (answers + other.answers) / 2);
        }

        double perSecond(int jobsOfAContract) {
            return contracts * jobsOfAContract / seconds(taken());
        }

        static double seconds(Duration duration) {
            return duration.toMillis() / 1e3;
        }
    }

    Result run(Cycle cycle, People people) throws Exception {
        double all = stage.allProcessorSeconds();
        double product = stage.processorSeconds();
        var phases = new EnumMap<Milestone, Duration>(Milestone.class);
        int answers = 0;
        for (Milestone milestone : Milestone.values()) {
            Instant due = milestone == Milestone.STARTED ? null : cycle.due(milestone);
            long begin = System.nanoTime();
            if (due == null) {
                cycle.start();
            } else {
                advanceTo(due);
            }
            if (milestone == Milestone.AGREED && cycle.asksPeople()) {
                answers = people.answerUntil(() -> cycle.arrived(milestone) >= contracts, MOST);
            }
            await(cycle, milestone, begin);
            phases.put(milestone, Duration.ofNanos(System.nanoTime() - begin));
            System.out.printf(Locale.ROOT, "[bench] %s: %d %s after %.1f s, load %s%n", what, contracts, milestone, phases.get(milestone).toMillis() / 1e3, Machine.load());
        }
        return new Result(what, contracts, phases, stage.allProcessorSeconds() - all, stage.processorSeconds() - product, answers);
    }

    private void await(Cycle cycle, Milestone milestone, long begin) throws Exception {
        while (cycle.arrived(milestone) < contracts) {
            if (System.nanoTime() - begin > MOST.toNanos()) {
                throw new IllegalStateException("%s: %d of %d %s after %s".formatted(what, cycle.arrived(milestone), contracts, milestone, MOST));
            }
            Thread.sleep(POLL);
        }
    }

    private void advanceTo(Instant due) {
        var now = Instant.parse(stage.get("administrator", "/local/clock").path("now").asText());
        stage.advanceClock("PT%dS".formatted(Math.max(1, Duration.between(now, due.plus(PAST_THE_DATE)).toSeconds())));
    }
}
