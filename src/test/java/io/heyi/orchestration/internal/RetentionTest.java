package io.heyi.orchestration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrchestrationTestWithoutEngine
class RetentionTest {

    @Autowired Retention retention;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    private OffsetDateTime daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
    }

    private void sent(String key, String state, int daysAgo) {
        jdbc.sql("""
                insert into orchestration.outbox (kind, business_key, name, variables, state, created_at, next_attempt_at, finished_at)
                values ('PUBLISH_MESSAGE', ?, 'm', '{}', ?, ?, ?, ?)""").params(key, state, daysAgo(daysAgo), daysAgo(daysAgo), daysAgo(daysAgo)).update();
    }

    private void seen(String key) {
        jdbc.sql("insert into orchestration.process_instance (process_instance_key, process_id, process_definition_key, version, business_key, seen_at) values (?, 'p', 1, 1, ?, ?)")
                .params((long) Math.abs(key.hashCode()), key, daysAgo(90)).update();
    }

    private void guarded(long instance, Integer endedDaysAgo) {
        jdbc.sql("""
                insert into orchestration.process_instance (process_instance_key, process_id, process_definition_key, version, seen_at, ended_at, started_with)
                values (?, 'p', 1, 1, ?, ?, '{}')""").params(instance, daysAgo(90), endedDaysAgo == null ? null : daysAgo(endedDaysAgo)).update();
        jdbc.sql("insert into orchestration.element_visit (element_instance_key, process_instance_key, element_id, job_key, active, seen_at) values (?, ?, 'e', 1, false, ?)")
                .params(instance + 1, instance, daysAgo(90)).update();
        jdbc.sql("insert into orchestration.job_guard (element_instance_key, job_key, job_type, finished_at) values (?, 1, 't', ?)").params(instance + 1, daysAgo(90)).update();
    }

    @Test
    void onlyWhatIsSentAndEndedLongAgoIsForgotten() {
        sent("retention: old", "DONE", 31);
        sent("retention: never seen", "DONE", 31);
        seen("retention: old");
        seen("retention: new");
        seen("retention: dead");
        sent("retention: new", "DONE", 29);
        sent("retention: dead", "DEAD", 31);
        guarded(9_000_001, 31);
        guarded(9_000_011, 29);
        guarded(9_000_021, null);

        retention.forget();

        assertThat(jdbc.sql("select business_key from orchestration.outbox where business_key like 'retention: %' order by 1").query(String.class).list())
                .isEqualTo(List.of("retention: dead", "retention: never seen", "retention: new"));
        assertThat(jdbc.sql("select element_instance_key from orchestration.job_guard where element_instance_key between 9000000 and 9000100 order by 1").query(Long.class).list())
                .isEqualTo(List.of(9_000_012L, 9_000_022L));
        assertThat(jdbc.sql("select process_instance_key from orchestration.process_instance where process_instance_key between 9000000 and 9000100 and started_with is not null order by 1").query(Long.class).list())
                .isEqualTo(List.of(9_000_011L, 9_000_021L));
        jdbc.sql("delete from orchestration.outbox where business_key like 'retention: %'").update();
    }
}
