package io.heyi.orchestration.internal.clock;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the offset, so that a restart keeps the moved time. */
@Repository
class ClockStore {

    private final JdbcClient jdbc;

    ClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Duration offset() {
        return Duration.ofMillis(jdbc.sql("select offset_millis from orchestration.clock").query(Long.class).single());
    }

    /** Locks out others who want to move time until the transaction ends. */
    Duration lockedOffset() {
        return Duration.ofMillis(jdbc.sql("select offset_millis from orchestration.clock for update").query(Long.class).single());
    }

    void setOffset(Duration offset) {
        jdbc.sql("update orchestration.clock set offset_millis = :offset").param("offset", offset.toMillis()).update();
    }
}
