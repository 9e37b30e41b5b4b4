package io.heyi.audit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.audit.AuditVerification;
import io.heyi.audit.OnBehalf;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The chains in the database. Writers of one stream wait for each other on its head; different streams never do. */
@Service
class AuditStore implements AuditTrail {

    private static final int FETCH = 1000;
    private static final long LARGEST_EXACT = 1L << 53;
    private static final String COLUMNS = "id, stream, sequence, at, actor, action, details, previous_hash, hash";

    private final JdbcClient jdbc;
    private final JdbcClient inSlices;
    private final ObjectMapper json;
    private final Clock clock;
    private final Verifier verifier;

    AuditStore(DataSource database, JdbcClient jdbc, ObjectMapper json, Clock clock, Verifier verifier) {
        var template = new JdbcTemplate(database);
        template.setFetchSize(FETCH);
        this.inSlices = JdbcClient.create(template);
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.verifier = verifier;
    }

    private record Head(long sequence, String hash) {}

    @Override
    @Transactional
    public AuditEntry record(AuditEvent event) {
        return append(event);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public AuditEntry recordRefusal(AuditEvent event) {
        return append(event);
    }

    private static Map<String, Object> withSubstitute(AuditEvent event) {
        return OnBehalf.substituteOf(event.actor()).<Map<String, Object>>map(substitute -> {
            var details = new LinkedHashMap<String, Object>(event.details());
            details.put("substitute", substitute);
            return details;
        }).orElse(event.details());
    }

    private AuditEntry append(AuditEvent event) {
        var details = CanonicalJson.of(write(withSubstitute(event)));
        var head = lockedHead(event.stream());
        // the database keeps microseconds; the hash must cover what can be read back
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sequence = head.sequence() + 1;
        var hash = Chain.hashOfEntry(event.stream(), sequence, at, event.actor(), event.action(), details, head.hash());
        var id = jdbc.sql("""
                with added as (
                    insert into audit.entry (stream, sequence, at, actor, action, details, previous_hash, hash)
                    values (:stream, :sequence, :at, :actor, :action, :details, :previousHash, :hash) returning id),
                waiting as (insert into audit.unsealed (entry_id) select id from added),
                moved as (update audit.head set sequence = :sequence, hash = :hash where stream = :stream)
                select id from added
                """)
                .param("stream", event.stream()).param("sequence", sequence).param("at", at.atOffset(ZoneOffset.UTC)).param("actor", event.actor())
                .param("action", event.action()).param("details", details).param("previousHash", head.hash()).param("hash", hash)
                .query(Long.class).single();
        return new AuditEntry(id, event.stream(), sequence, at, event.actor(), event.action(), event.details(), head.hash(), hash);
    }

    private Head lockedHead(String stream) {
        return head(stream).orElseGet(() -> {
            jdbc.sql("insert into audit.head (stream, sequence, hash) values (:stream, 0, :start) on conflict do nothing")
                    .param("stream", stream).param("start", Chain.START).update();
            return head(stream).orElseThrow();
        });
    }

    private Optional<Head> head(String stream) {
        return jdbc.sql("select sequence, hash from audit.head where stream = :stream for update").param("stream", stream)
                .query((row, number) -> new Head(row.getLong(1), row.getString(2))).optional();
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<AuditEntry> entries(String stream, PageRequest page) {
        var items = jdbc.sql("select " + COLUMNS + " from audit.entry where stream = :stream order by sequence desc limit :size offset :offset")
                .param("stream", stream).param("size", page.size()).param("offset", page.offset()).query(this::entry).list();
        var total = jdbc.sql("select count(*) from audit.entry where stream = :stream").param("stream", stream).query(Long.class).single();
        return PageOf.of(items, total, page);
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<AuditEntry> entries(PageRequest page) {
        var items = jdbc.sql("select " + COLUMNS + " from audit.entry order by id desc limit :size offset :offset")
                .param("size", page.size()).param("offset", page.offset()).query(this::entry).list();
        return PageOf.of(items, jdbc.sql("select count(*) from audit.entry").query(Long.class).single(), page);
    }

    /** Every entry of a stream, or of all, oldest first; for downloads. */
    @Transactional(readOnly = true)
    void forEach(Optional<String> stream, Consumer<AuditEntry> action) {
        try (var entries = inSlices.sql("select " + COLUMNS + " from audit.entry where (cast(:stream as text) is null or stream = :stream) order by id")
                .param("stream", stream.orElse(null)).query(this::entry).stream()) {
            entries.forEach(action);
        }
    }

    @Override
    public AuditVerification verify() {
        return verifier.verify();
    }

    @Override
    public AuditVerification verify(String stream) {
        return verifier.verify(stream);
    }

    /** Hashes of some entries of a stream, by their number in it; those that do not exist are missing. */
    Map<Long, String> hashes(String stream, Collection<Long> sequences) {
        var hashes = new HashMap<Long, String>();
        jdbc.sql("select sequence, hash from audit.entry where stream = :stream and sequence = any(:sequences)").param("stream", stream)
                .param("sequences", sequences.toArray(Long[]::new)).query(row -> {
                    hashes.put(row.getLong(1), row.getString(2));
                });
        return hashes;
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(row.getLong("id"), row.getString("stream"), row.getLong("sequence"), instant(row), row.getString("actor"),
                row.getString("action"), read(row.getString("details")), row.getString("previous_hash"), row.getString("hash"));
    }

    static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }

    private String write(Map<String, Object> details) {
        try {
            return json.writeValueAsString(exact(details));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details must be plain values", e);
        }
    }

    /** Canonical JSON knows numbers only as doubles; whatever a double cannot hold becomes text. */
    private static Object exact(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), exact(item)));
                yield copy;
            }
            case Collection<?> items -> items.stream().map(AuditStore::exact).toList();
            case BigDecimal amount -> amount.toPlainString();
            case BigInteger number -> number.toString();
            case Long number when Math.abs(number) > LARGEST_EXACT -> number.toString();
            case null, default -> value;
        };
    }

    /** Details that somebody damaged are still shown, as they are. */
    private Map<String, Object> read(String details) {
        try {
            return json.readValue(details, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            return Map.of("unreadable", details);
        }
    }
}
