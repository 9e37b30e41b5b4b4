package io.heyi.audit.internal;

import io.heyi.audit.AuditVerification;
import io.heyi.audit.AuditVerification.Broken;
import io.heyi.audit.AuditVerification.Intact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recomputes both kinds of chain from one consistent view and names the earliest link that does not fit: by id among what the entries show, and what only the seals
 * still know of entries that are gone.
 */
@Component
class Verifier {

    private static final int FETCH = 2000;

    private final JdbcClient jdbc;

    Verifier(DataSource database) {
        var inSlices = new JdbcTemplate(database);
        inSlices.setFetchSize(FETCH);
        jdbc = JdbcClient.create(inSlices);
    }

    private record Link(long id, String stream, long sequence, Instant at, String actor, String action, String details, String previousHash, String hash) {}

    private record Seal(long number, long sealedId, String stream, long sequence, String sealedHash, String previousHash, String hash, Optional<Link> entry) {}

    private record Last(long sequence, String hash) {}

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AuditVerification verify() {
        var heads = new HashMap<String, Last>();
        var inStreams = firstBreakInStreams(heads);
        var missingTail = inStreams.isPresent() ? Optional.<Broken>empty() : firstHeadWithoutEntries(heads);
        return Stream.of(inStreams, firstBreakInSeals(), missingTail).flatMap(Optional::stream).min(Comparator.comparingLong(Broken::entryId))
                .<AuditVerification>map(broken -> broken)
                .orElseGet(() -> new Intact(jdbc.sql("select count(*) from audit.entry").query(Long.class).single()));
    }

    /** One stream alone: its links, its end, and the seal of each entry that has one. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AuditVerification verify(String stream) {
        var heads = new HashMap<String, Last>();
        var inStream = firstBreakIn(stream, heads);
        return inStream.or(() -> firstWrongSealOf(stream)).or(() -> missingEndOf(stream, heads)).<AuditVerification>map(broken -> broken)
                .orElseGet(() -> new Intact(heads.getOrDefault(stream, new Last(0, Chain.START)).sequence()));
    }

    private Optional<Broken> firstBreakIn(String stream, Map<String, Last> heads) {
        try (var links = jdbc.sql("select id, stream, sequence, at, actor, action, details, previous_hash, hash from audit.entry where stream = :stream order by sequence")
                .param("stream", stream).query((row, number) -> link(row)).stream()) {
            return links.map(link -> fault(link, heads)).flatMap(Optional::stream).findFirst();
        }
    }

    private Optional<Broken> firstWrongSealOf(String stream) {
        return jdbc.sql("""
                select s.entry_id, s.sequence, s.number, e.id is null as gone from audit.seal s left join audit.entry e on e.id = s.entry_id
                where s.stream = :stream and (e.id is null or e.stream <> s.stream or e.sequence <> s.sequence or e.hash <> s.entry_hash) order by s.sequence limit 1
                """).param("stream", stream).query((row, number) -> new Broken(row.getLong(1), stream, row.getLong(2),
                        (row.getBoolean(4) ? "the entry was removed; its seal is " : "it was written anew after seal ") + row.getLong(3))).optional();
    }

    private Optional<Broken> missingEndOf(String stream, Map<String, Last> heads) {
        var last = heads.getOrDefault(stream, new Last(0, Chain.START));
        return jdbc.sql("select 1 from audit.head where stream = :stream and (sequence <> :sequence or hash <> :hash)").param("stream", stream).param("sequence", last.sequence())
                .param("hash", last.hash()).query((row, number) -> new Broken(Long.MAX_VALUE, stream, last.sequence() + 1, "the last entries of this stream are missing")).optional();
    }

    /** Within one stream ids grow with the sequence, because its writers wait for each other; so walking by id walks every stream in order. */
    private Optional<Broken> firstBreakInStreams(Map<String, Last> heads) {
        try (var links = jdbc.sql("select id, stream, sequence, at, actor, action, details, previous_hash, hash from audit.entry order by id").query((row, number) -> link(row)).stream()) {
            return links.map(link -> fault(link, heads)).flatMap(Optional::stream).findFirst();
        }
    }

    private static Optional<Broken> fault(Link link, Map<String, Last> heads) {
        var before = heads.getOrDefault(link.stream(), new Last(0, Chain.START));
        heads.put(link.stream(), new Last(link.sequence(), link.hash()));
        if (link.sequence() != before.sequence() + 1) {
            return Optional.of(broken(link, "entry " + (before.sequence() + 1) + " of this stream is missing before it"));
        }
        if (!link.previousHash().equals(before.hash())) {
            return Optional.of(broken(link, "it does not follow the entry before it"));
        }
        var expected = Chain.hashOfEntry(link.stream(), link.sequence(), link.at(), link.actor(), link.action(), link.details(), link.previousHash());
        return link.hash().equals(expected) ? Optional.empty() : Optional.of(broken(link, "its content was changed"));
    }

    private static Broken broken(Link link, String why) {
        return new Broken(link.id(), link.stream(), link.sequence(), why);
    }

    private Optional<Broken> firstBreakInSeals() {
        var last = new Last[] {new Last(0, Chain.START)};
        try (var seals = jdbc.sql("""
                select s.number, s.entry_id as sealed_id, s.stream as sealed_stream, s.sequence as sealed_sequence, s.entry_hash, s.previous_hash as seal_previous, s.hash as seal_hash,
                       e.id, e.stream, e.sequence, e.at, e.actor, e.action, e.details, e.previous_hash, e.hash
                from audit.seal s left join audit.entry e on e.id = s.entry_id order by s.number
                """).query((row, number) -> seal(row)).stream()) {
            var broken = seals.map(seal -> fault(seal, last)).flatMap(Optional::stream).findFirst();
            return broken.isPresent() ? broken : firstEntryWithoutSeal();
        }
    }

    private static Optional<Broken> fault(Seal seal, Last[] last) {
        var before = last[0];
        last[0] = new Last(seal.number(), seal.hash());
        if (seal.number() != before.sequence() + 1 || !seal.previousHash().equals(before.hash())
                || !seal.hash().equals(Chain.hashOfSeal(seal.number(), seal.sealedId(), seal.stream(), seal.sequence(), seal.sealedHash(), seal.previousHash()))) {
            return Optional.of(new Broken(seal.sealedId(), seal.stream(), seal.sequence(), "seal " + (before.sequence() + 1) + " is missing or was changed"));
        }
        if (seal.entry().isEmpty()) {
            return Optional.of(new Broken(seal.sealedId(), seal.stream(), seal.sequence(), "the entry was removed; seal " + seal.number() + " still knows of it"));
        }
        return seal.entry().get().hash().equals(seal.sealedHash()) ? Optional.empty()
                : Optional.of(new Broken(seal.sealedId(), seal.stream(), seal.sequence(), "it was written anew after seal " + seal.number()));
    }

    /** An entry neither sealed nor waiting for its seal: somebody cut the sealing chain short. */
    private Optional<Broken> firstEntryWithoutSeal() {
        return jdbc.sql("""
                select e.id, e.stream, e.sequence from audit.entry e
                where not exists (select 1 from audit.seal s where s.entry_id = e.id) and not exists (select 1 from audit.unsealed u where u.entry_id = e.id)
                order by e.id limit 1
                """).query((row, number) -> new Broken(row.getLong(1), row.getString(2), row.getLong(3), "its seal is missing")).optional();
    }

    /** Catches a tail that was cut before it was sealed. */
    private Optional<Broken> firstHeadWithoutEntries(Map<String, Last> heads) {
        return jdbc.sql("select stream, sequence, hash from audit.head where sequence > 0 order by stream").query((row, number) -> {
            var last = heads.getOrDefault(row.getString(1), new Last(0, Chain.START));
            return last.sequence() == row.getLong(2) && last.hash().equals(row.getString(3)) ? Optional.<Broken>empty()
                    : Optional.of(new Broken(Long.MAX_VALUE, row.getString(1), last.sequence() + 1, "the last entries of this stream are missing"));
        }).list().stream().flatMap(Optional::stream).findFirst();
    }

    private static Seal seal(ResultSet row) throws SQLException {
        var entry = row.getString("stream") == null ? Optional.<Link>empty() : Optional.of(link(row));
        return new Seal(row.getLong("number"), row.getLong("sealed_id"), row.getString("sealed_stream"), row.getLong("sealed_sequence"),
                row.getString("entry_hash"), row.getString("seal_previous"), row.getString("seal_hash"), entry);
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row.getLong("id"), row.getString("stream"), row.getLong("sequence"), AuditStore.instant(row), row.getString("actor"),
                row.getString("action"), row.getString("details"), row.getString("previous_hash"), row.getString("hash"));
    }
}
