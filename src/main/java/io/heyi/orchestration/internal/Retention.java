package io.heyi.orchestration.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was sent, and the guards of jobs and first variables of cases that have ended, some time afterwards; the audit chain keeps what matters for good. */
@Component
public class Retention {

    /** So that no delete holds its locks for long; the next round goes on. */
    private static final int AT_ONCE = 10_000;

    /** A case that has shown nothing of itself so far, e.g. because it begins with a long wait, is known by nothing but the command that started it. */
    private static final String NOT_SEEN_YET = "and (kind <> 'PUBLISH_MESSAGE' or exists (select 1 from orchestration.process_instance seen where seen.business_key = outbox.business_key))";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OrchestrationProperties settings;

    Retention(JdbcClient jdbc, Clock clock, OrchestrationProperties settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT15M")
    void forget() {
        var before = clock.instant().minus(settings.keepSent()).atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from orchestration.outbox where id in (select id from orchestration.outbox where state = 'DONE' and finished_at < :before "
                + NOT_SEEN_YET + " limit :limit)")
                .param("before", before).param("limit", AT_ONCE).update();
        jdbc.sql("""
                delete from orchestration.job_guard where element_instance_key in (
                    select g.element_instance_key from orchestration.process_instance p
                    join orchestration.element_visit v on v.process_instance_key = p.process_instance_key
                    join orchestration.job_guard g on g.element_instance_key = v.element_instance_key
                    where p.ended_at < :before limit :limit)""")
                .param("before", before).param("limit", AT_ONCE).update();
        jdbc.sql("""
                update orchestration.process_instance set started_with = null where process_instance_key in (
                    select process_instance_key from orchestration.process_instance where ended_at < :before and started_with is not null limit :limit)""")
                .param("before", before).param("limit", AT_ONCE).update();
    }
}
