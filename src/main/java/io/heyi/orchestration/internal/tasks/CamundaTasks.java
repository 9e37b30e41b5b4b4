package io.heyi.orchestration.internal.tasks;

import io.heyi.orchestration.internal.OrchestrationProperties;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Knows which open tasks are Camunda user tasks. An instance keeps the form in which it started, so after the adapter has been changed both kinds are open
 * for a while, and each is answered in its own way.
 */
@Repository
public class CamundaTasks {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OrchestrationProperties.Tasks settings;
    private volatile Boolean inUse;

    CamundaTasks(JdbcClient jdbc, Clock clock, OrchestrationProperties settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings.tasks();
    }

    /** Whether there can be any; where not, nobody is asked about single tasks. */
    boolean inUse() {
        if (inUse == null) {
            inUse = settings.adapter() == OrchestrationProperties.Adapter.CAMUNDA
                    || jdbc.sql("select exists (select 1 from orchestration.camunda_task)").query(Boolean.class).single();
        }
        return inUse;
    }

    public boolean knows(long taskKey) {
        return inUse() && jdbc.sql("select exists (select 1 from orchestration.camunda_task where task_key = :key)").param("key", taskKey).query(Boolean.class).single();
    }

    /** Whether the inbox has recorded a decision that is on its way to the engine; nobody else's completion counts (product-bar T2). */
    boolean isDecided(long taskKey) {
        return jdbc.sql("select exists (select 1 from orchestration.outbox where state = 'WAITING' and kind = 'COMPLETE_CAMUNDA_TASK' and task_key = :key)")
                .param("key", taskKey).query(Boolean.class).single();
    }

    void add(long taskKey) {
        jdbc.sql("insert into orchestration.camunda_task (task_key, asked_at) values (:key, :now) on conflict (task_key) do update set asked_at = excluded.asked_at")
                .param("key", taskKey).param("now", now()).update();
    }

    /** Over, or the key is a job's now. */
    public void forget(long taskKey) {
        if (inUse()) {
            jdbc.sql("delete from orchestration.camunda_task where task_key = :key").param("key", taskKey).update();
        }
    }

    /** Whether it is time to ask the engine for this task; who is told so has to ask. */
    boolean takeTurn(long taskKey) {
        return jdbc.sql("update orchestration.camunda_task set asked_at = :now where task_key = :key and asked_at <= :before")
                .param("key", taskKey).param("now", now()).param("before", now().minus(settings.askAgain())).update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
