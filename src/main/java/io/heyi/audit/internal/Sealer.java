package io.heyi.audit.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links every new entry into the sealing chain. One sealer at a time, however many products run. */
@Component
class Sealer {

    private static final long LOCK = 0x48_65_79_69_53_65_61_6CL;
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Sealer(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Waiting(long entryId, String stream, long sequence, String hash) {}

    private record Last(long number, String hash) {}

    /** @return how many entries were sealed; 0 too when another sealer is at work */
    @Transactional
    public int seal() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single()) {
            return 0;
        }
        var waiting = jdbc.sql("select u.entry_id, e.stream, e.sequence, e.hash from audit.unsealed u join audit.entry e on e.id = u.entry_id order by u.entry_id limit :limit")
                .param("limit", AT_ONCE).query((row, number) -> new Waiting(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4))).list();
        if (waiting.isEmpty()) {
            return 0;
        }
        var last = jdbc.sql("select number, hash from audit.seal order by number desc limit 1").query((row, number) -> new Last(row.getLong(1), row.getString(2)))
                .optional().orElse(new Last(0, Chain.START));
        for (var entry : waiting) {
            last = link(last, entry);
        }
        jdbc.sql("delete from audit.unsealed where entry_id = any(:ids)").param("ids", waiting.stream().map(Waiting::entryId).toArray(Long[]::new)).update();
        return waiting.size();
    }

    private Last link(Last last, Waiting entry) {
        var number = last.number() + 1;
        var hash = Chain.hashOfSeal(number, entry.entryId(), entry.stream(), entry.sequence(), entry.hash(), last.hash());
        jdbc.sql("""
                insert into audit.seal (number, entry_id, stream, sequence, entry_hash, previous_hash, hash, sealed_at)
                values (:number, :entryId, :stream, :sequence, :entryHash, :previousHash, :hash, :now)
                """)
                .param("number", number).param("entryId", entry.entryId()).param("stream", entry.stream()).param("sequence", entry.sequence()).param("entryHash", entry.hash()).param("previousHash", last.hash())
                .param("hash", hash).param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC))).update();
        return new Last(number, hash);
    }
}
