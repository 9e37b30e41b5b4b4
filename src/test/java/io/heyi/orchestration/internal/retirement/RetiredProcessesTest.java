package io.heyi.orchestration.internal.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.OrchestrationTestApplication.RememberingAudit;
import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import io.heyi.orchestration.ProcessRetirements.RunningCase;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** When a retired process is over, and what it starts by (product-bar E17). */
@OrchestrationTestWithoutEngine
class RetiredProcessesTest {

    private static final String PROCESS = "sample-case";
    private static final PageRequest ALL = new PageRequest(0, 100);

    @Autowired RetiredProcesses retired;
    @Autowired RememberingAudit audit;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @BeforeEach
    @AfterEach
    void leaveNothing() {
        jdbc.sql("delete from orchestration.retired_process").update();
        jdbc.sql("delete from orchestration.outbox where business_key like 'retired: %'").update();
        jdbc.sql("delete from orchestration.process_instance where process_id = 'sample-case'").update();
        jdbc.sql("delete from orchestration.outbox where name = 'sample.submitted'").update();
    }

    private void retire() {
        transaction.executeWithoutResult(status -> retired.retire(PROCESS, "CR-0007"));
    }

    private OffsetDateTime ago(Duration time) {
        return clock.instant().minus(time).atOffset(ZoneOffset.UTC);
    }

    private void retiredLongAgo() {
        retire();
        jdbc.sql("update orchestration.retired_process set retired_at = ?").param(ago(Duration.ofHours(1))).update();
    }

    private void seen(String key, boolean ended) {
        jdbc.sql("insert into orchestration.process_instance (process_instance_key, process_id, process_definition_key, version, business_key, seen_at, ended_at) values (?, 'sample-case', 1, 3, ?, ?, ?)")
                .params((long) Math.abs(key.hashCode()), key, ago(Duration.ofDays(1)), ended ? ago(Duration.ZERO) : null).update();
    }

    private void started(String key) {
        jdbc.sql("""
                insert into orchestration.outbox (kind, business_key, name, variables, state, created_at, next_attempt_at, finished_at)
                values ('PUBLISH_MESSAGE', ?, 'sample.submitted', '{}', 'DONE', ?, ?, ?)""").params(key, ago(Duration.ofDays(2)), ago(Duration.ofDays(2)), ago(Duration.ofDays(2))).update();
    }

    private boolean isOver() {
        return retired.of(PROCESS).orElseThrow().endedAt().isPresent();
    }

    @Test
    void onlyTheMessageThatStartsItIsKept() {
        assertThat(retired.keeps("sample.submitted")).isEmpty();
        retire();
        assertThat(retired.keeps("sample.submitted")).hasValueSatisfying(kept -> assertThat(kept.reason()).isEqualTo("orchestration.retired.start|sample-case|CR-0007"));
        assertThat(retired.keeps("sample.withdrawn")).as("it is for cases that run").isEmpty();
        assertThat(retired.startsByItself(PROCESS)).isFalse();
    }

    @Test
    void itIsOverWhenTheLastCaseIsAlsoOneOfWhichNothingHasBeenSeenYet() {
        seen("retired: runs", false);
        seen("retired: ended", true);
        started("retired: ended");
        started("retired: waits for its first time");
        retiredLongAgo();

        retired.look();
        assertThat(isOver()).isFalse();
        assertThat(retired.running(PROCESS, ALL).items()).extracting(RunningCase::businessKey).containsExactly("retired: waits for its first time", "retired: runs");
        assertThat(retired.of(PROCESS).orElseThrow().running()).isEqualTo(2);

        jdbc.sql("update orchestration.process_instance set ended_at = ?").param(ago(Duration.ZERO)).update();
        retired.look();
        assertThat(isOver()).isFalse();

        seen("retired: waits for its first time", true);
        retired.look();
        retired.look();
        assertThat(isOver()).isTrue();
        assertThat(audit.events).filteredOn(event -> event.action().equals("orchestration.processOver")).hasSize(1);
        transaction.executeWithoutResult(status -> assertThat(retired.takeBack(PROCESS)).as("for good").isFalse());
    }

    @Test
    void whatWasOnItsWayWhenItWasRetiredIsWaitedFor() {
        retire();
        retired.look();
        assertThat(isOver()).isFalse();
        transaction.executeWithoutResult(status -> assertThat(retired.takeBack(PROCESS)).isTrue());
        assertThat(retired.of(PROCESS)).isEmpty();
    }

    @Test
    void theEngineStartsItByItselfWhenATimeSaysSo() {
        assertThat(StartEvents.of("""
                <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"><b:message id="m" name="a.b"/><b:process id="p">
                <b:startEvent id="s"><b:timerEventDefinition/></b:startEvent><b:startEvent id="t"><b:messageEventDefinition messageRef="m"/></b:startEvent>
                <b:subProcess id="u"><b:startEvent id="v"><b:messageEventDefinition messageRef="n"/></b:startEvent></b:subProcess></b:process></b:definitions>"""))
                .satisfies(starts -> {
                    assertThat(starts.byItself()).isTrue();
                    assertThat(starts.messages()).containsExactly("a.b");
                });
    }
}
