package io.heyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The daily search: it loops while there is more, and a jump of the clock makes it run once. */
class EmcMonthlyCycleProcessTest {

    private static final String JOB = "emc.findDueContracts";

    @RegisterExtension
    @org.junit.jupiter.api.Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @org.junit.jupiter.api.Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, Path.of("bpmn/emc-monthly-cycle.bpmn"));

    /** Answers the search with that many full pages before the last. */
    private static int searched(int fullPages) {
        int[] jobs = {0};
        await("the search").atMost(Duration.ofSeconds(60)).pollInSameThread().pollDelay(Duration.ZERO).until(() -> {
            for (var job : ENGINE.client().newActivateJobsCommand().jobType(JOB).maxJobsToActivate(10).requestTimeout(Duration.ofMillis(500)).send().join().getJobs()) {
                boolean more = jobs[0]++ < fullPages;
                ENGINE.client().newCompleteCommand(job.getKey()).variables(Map.of("moreDue", more, "started", more ? 200 : 7)).send().join();
            }
            return jobs[0] > fullPages;
        });
        ENGINE.settle();
        return jobs[0];
    }

    private static long timesCompleted(String element) {
        return ENGINE.records().stream().filter(record -> record.getRecordType() == RecordType.EVENT && record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED)
                .map(record -> (ProcessInstanceRecordValue) record.getValue()).filter(value -> value.getElementId().equals(element)).count();
    }

    @Test
    void itRunsDailyPageByPageAndOnceAfterAJumpOfTheClock() {
        ENGINE.settle();
        ENGINE.moveTime(Duration.ofDays(1));
        assertThat(searched(3)).isEqualTo(4);
        assertThat(timesCompleted("endEvent_RenewalsStarted")).isEqualTo(1);

        ENGINE.moveTime(Duration.ofDays(95));
        assertThat(searched(0)).isEqualTo(1);
        assertThat(timesCompleted("endEvent_RenewalsStarted")).as("three months at once").isEqualTo(2);
    }
}
