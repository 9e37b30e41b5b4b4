package io.heyi.orchestration.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import io.heyi.orchestration.PastCases;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.PageRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is still known of a case when it is over (product-bar E6). */
@OrchestrationTestWithoutEngine
class PastCaseStoreTest {

    private static final long INSTANCE = 8_100_000;

    @Autowired PastCases cases;
    @Autowired JobGuard guard;
    @Autowired InstanceStore instances;
    @Autowired ProcessCommands commands;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    record Answer(String sponsor) {}

    private static ActivatedJob job(long instance, long number, String element, String businessKey, String variables) {
        var job = mock(ActivatedJob.class);
        when(job.getKey()).thenReturn(instance + 1_000 + number);
        when(job.getElementInstanceKey()).thenReturn(instance + number);
        when(job.getProcessInstanceKey()).thenReturn(instance);
        when(job.getType()).thenReturn("past.work");
        when(job.getElementId()).thenReturn(element);
        when(job.getBpmnProcessId()).thenReturn("past-process");
        when(job.getProcessDefinitionKey()).thenReturn(1L);
        when(job.getProcessDefinitionVersion()).thenReturn(3);
        when(job.getVariablesAsMap()).thenReturn(Map.of("proposalId", businessKey));
        when(job.getVariables()).thenReturn(variables);
        return job;
    }

    private void delivered(String key) {
        jdbc.sql("update orchestration.outbox set state = 'DONE', finished_at = created_at where business_key = ?").param(key).update();
    }

    private void ended(long instance) {
        jdbc.sql("update orchestration.process_instance set ended_at = seen_at + interval '1 hour' where process_instance_key = ?").param(instance).update();
    }

    @Test
    void startStepsAnswersMessagesAndDecisionsAreFoundAgain() {
        var key = "past case 1";
        transaction.executeWithoutResult(status -> commands.publish("past.submitted", key, Map.of("proposalId", key, "amount", 5)));
        guard.once(job(INSTANCE, 1, "serviceTask_First", key, "{\"proposalId\":\"past case 1\",\"amount\":5}"), Answer.class, () -> new Answer("partner of past case 1"));
        instances.active(job(INSTANCE, 2, "userTask_Second", key, "{}"));
        transaction.executeWithoutResult(status -> {
            commands.completeUserTask(INSTANCE + 1_002, key, Map.of("outcome", "yes"));
            commands.publish("past.partnerSaid", "partner of past case 1", Map.of());
            commands.publish("past.elsewhere", "another past case", Map.of());
        });
        delivered(key);
        delivered("partner of past case 1");
        delivered("another past case");

        assertThat(cases.latest("past-process", true, 5)).extracting(PastCases.PastCase::businessKey).contains(key);
        ended(INSTANCE);

        assertThat(cases.ended("past-process", PageRequest.first()).items()).extracting(PastCases.PastCase::processInstanceKey).contains(INSTANCE);
        assertThat(cases.latest("past-process", true, 5)).extracting(PastCases.PastCase::businessKey).doesNotContain(key);
        var record = cases.record(INSTANCE).orElseThrow();
        assertThat(record.startedWith()).contains(Map.of("proposalId", key, "amount", 5));
        assertThat(record.found().startedAt()).isPresent();
        assertThat(record.visits()).extracting(PastCases.Visit::element).containsExactly("serviceTask_First", "userTask_Second");
        assertThat(record.visits().getFirst().work().orElseThrow().result()).isEqualTo(Map.of("sponsor", "partner of past case 1"));
        assertThat(record.visits().getLast().work()).isEmpty();
        assertThat(record.sent()).extracting(sent -> sent.message() == null ? String.valueOf(sent.taskKey()) : sent.message())
                .containsExactly("past.submitted", String.valueOf(INSTANCE + 1_002), "past.partnerSaid");
        assertThat(cases.record(1)).isEmpty();
    }

    @Test
    void withWhatACaseBeganStaysAsItWasAtItsFirstStep() {
        var instance = INSTANCE + 10_000;
        guard.once(job(instance, 1, "serviceTask_First", "past case 2", "{\"a\":1}"), Answer.class, () -> null);
        guard.once(job(instance, 2, "serviceTask_Second", "past case 2", "{\"a\":2}"), Answer.class, () -> null);

        assertThat(cases.record(instance).orElseThrow().startedWith()).contains(Map.of("a", 1));
    }
}
