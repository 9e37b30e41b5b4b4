package io.heyi.inbox.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.orchestration.ProcessCases;
import io.heyi.orchestration.ProcessInstances;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A check that process owners put into a process by themselves. */
class CheckCaseTest {

    private final ProcessCases cases = mock(ProcessCases.class);
    private final ProcessInstances instances = mock(ProcessInstances.class);
    private CheckCase check;

    @BeforeEach
    void aProcess() {
        when(cases.processId()).thenReturn("me-founding");
        when(cases.waiting("case-1")).thenReturn(Optional.of("Food ME"));
        when(instances.currentDiagram("me-founding")).thenReturn(Optional.of("<d><userTask id=\"userTask_Law\" name=\"Check by law\"/></d>"));
        check = new CheckCase(new StaticListableBeanFactory(Map.of("cases", cases)).getBeanProvider(ProcessCases.class), instances);
    }

    private static TaskContext task(Map<String, Object> variables) {
        return new TaskContext(UUID.randomUUID(), 1, "me-founding", "userTask_Law", "case-1", Optional.empty(), List.of("lawyers"), Instant.EPOCH, Optional.empty(), variables);
    }

    @Test
    void itIsCalledAsTheModelNamesTheStepAndTheModuleTheCase() {
        assertThat(check.subject(task(Map.of()))).isEqualTo("Check by law: Food ME");
    }

    @Test
    void whoeverTheModelKeepsOutIsKeptOut() {
        assertThat(check.excluded(task(Map.of("keptOut", List.of("entrepreneur-01", "no name at all/"))))).containsExactly(new Username("entrepreneur-01"));
        assertThat(check.excluded(task(Map.of("keptOut", "entrepreneur-01")))).isEmpty();
    }

    @Test
    void whatIsFilledInComesBackUnderOneName() {
        var decision = new TaskDecision(FakeNeighbours.user("lawyer", "employee"), "confirm", Optional.empty(), Map.of("fundingGranted", "1"), Instant.EPOCH);
        assertThat(check.decide(task(Map.of()), decision)).isEqualTo(new DecisionResult.Recorded(Map.of("checkAnswers", Map.of("fundingGranted", "1"))));
    }
}
