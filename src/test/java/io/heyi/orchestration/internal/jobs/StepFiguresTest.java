package io.heyi.orchestration.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import io.heyi.orchestration.StepFigures.Figure;
import io.heyi.orchestration.StepFigures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long steps take, and how often they are late (product-bar O7). */
@OrchestrationTestWithoutEngine
class StepFiguresTest {

    private static final Instant BEGUN = Instant.parse("2026-02-01T08:00:00Z");

    @Autowired StepFigures figures;
    @Autowired InstanceStore instances;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    private static ActivatedJob task(long number, int version) {
        var job = mock(ActivatedJob.class);
        when(job.getKey()).thenReturn(9_720_000 + number);
        when(job.getElementInstanceKey()).thenReturn(9_710_000 + number);
        when(job.getProcessInstanceKey()).thenReturn(9_700_000 + number);
        when(job.getType()).thenReturn("figures.work");
        when(job.getElementId()).thenReturn("userTask_Look");
        when(job.getBpmnProcessId()).thenReturn("figured-process");
        when(job.getProcessDefinitionKey()).thenReturn(1L);
        when(job.getProcessDefinitionVersion()).thenReturn(version);
        when(job.getVariablesAsMap()).thenReturn(Map.of());
        when(job.getVariables()).thenReturn("{}");
        return job;
    }

    /** Entered at the same moment, left after so many hours; due after ten. */
    private void visited(long number, int version, int hours) {
        instances.active(task(number, version), 9_720_000 + number, Optional.of(BEGUN.plus(Duration.ofHours(10))));
        instances.left(9_720_000 + number);
        jdbc.sql("update orchestration.element_visit set seen_at = :at, left_at = :left where element_instance_key = :key and left_at is not null").param("at", BEGUN.atOffset(ZoneOffset.UTC))
                .param("left", BEGUN.plus(Duration.ofHours(hours)).atOffset(ZoneOffset.UTC)).param("key", 9_710_000 + number).update();
    }

    @Test
    void timesAndLatenessAreCountedByVersionAndPeriod() {
        for (var number = 1; number <= 9; number++) {
            visited(number, 3, number);
        }
        visited(10, 3, 30);
        visited(11, 4, 2);
        instances.active(task(12, 4), 9_720_012, Optional.of(clock.instant().minus(Duration.ofDays(1))));

        assertThat(figures.of("figured-process", 3, Optional.empty())).singleElement().satisfies(figure -> {
            assertThat(figure).extracting(Figure::element, Figure::count, Figure::open, Figure::dated, Figure::late, Figure::latePercent).containsExactly("userTask_Look", 10L, 0L, 10L, 1L, 10L);
            assertThat(figure.median()).contains(Duration.ofMinutes(330));
            assertThat(figure.ninetieth()).contains(Duration.ofMinutes(666));
        });
        assertThat(figures.of("figured-process", 4, Optional.empty())).singleElement().extracting(Figure::count, Figure::open, Figure::late, Figure::median).containsExactly(2L, 1L, 1L, Optional.of(Duration.ofHours(2)));
        assertThat(figures.of("figured-process", 3, Optional.of(BEGUN.plusSeconds(1)))).isEmpty();
        assertThat(figures.of("another-process", 3, Optional.empty())).isEmpty();
    }
}
