package io.heyi.emc.internal.chain;

import io.heyi.emc.EmcCode;
import io.heyi.emc.proof.ChainLink;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The chains in the database: the head row of an EMC is what its writers wait for, and all that is ever updated. */
@Service
class JdbcContractChain implements ContractChain {

    private static final Pattern ENTRY_KEY = Pattern.compile("[A-Za-z0-9._@:/-]{1,200}");
    private static final String COLUMNS = "number, type, entry_key, at, key_id, previous_hash, payload, hash, signature";

    private final JdbcClient jdbc;
    private final SigningKeys keys;
    private final Clock clock;

    JdbcContractChain(JdbcClient jdbc, SigningKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    private record Head(long number, String hash) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long append(EmcCode emc, EntryType type, String entryKey, String payload) {
        requireKey(entryKey);
        var canonical = Payload.canonical(payload);
        var head = lockedHead(emc);
        // the database keeps microseconds; the hash must cover what can be read back
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var link = new ChainLink(emc.value(), head.number() + 1, type.name(), entryKey, at.toString(), keys.signingId(), head.hash(), canonical);
        return insert(link, at) ? link.number() : known(emc, type, entryKey, canonical);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(EmcCode emc, List<NewEntry> entries) {
        var head = lockedHead(emc);
        if (entries.isEmpty() || isAnyKnown(emc, entries)) {
            entries.forEach(entry -> append(emc, entry.type(), entry.entryKey(), entry.payload()));
            return;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var links = new ArrayList<ChainLink>();
        var previous = head.hash();
        for (var entry : entries) {
            var link = new ChainLink(emc.value(), head.number() + links.size() + 1, entry.type().name(), requireKey(entry.entryKey()), at.toString(), keys.signingId(), previous,
                    Payload.canonical(entry.payload()));
            links.add(link);
            previous = link.hash();
        }
        insert(emc, head, links, at);
    }

    private boolean isAnyKnown(EmcCode emc, List<NewEntry> entries) {
        return jdbc.sql("select count(*) from emc.chain_entry where emc = :emc and entry_key = any (:keys)").param("emc", emc.value())
                .param("keys", entries.stream().map(NewEntry::entryKey).toArray(String[]::new)).query(Long.class).single() > 0;
    }

    /** One round trip however many links. */
    private void insert(EmcCode emc, Head head, List<ChainLink> links, Instant at) {
        var hashes = links.stream().map(ChainLink::hash).toArray(String[]::new);
        jdbc.sql("""
                with added as (
                    insert into emc.chain_entry (emc, number, type, entry_key, at, key_id, previous_hash, payload, hash, signature)
                    select :emc, :first + n - 1, type, entry_key, :at, :keyId, previous_hash, payload, hash, signature
                      from unnest(:types, :entryKeys, :previous, :payloads, :hashes, :signatures) with ordinality as given (type, entry_key, previous_hash, payload, hash, signature, n))
                update emc.chain_head set number = :last, hash = :hash where emc = :emc
                """)
                .param("emc", emc.value()).param("first", head.number() + 1).param("at", at.atOffset(ZoneOffset.UTC)).param("keyId", links.getFirst().keyId())
                .param("types", texts(links, ChainLink::type)).param("entryKeys", texts(links, ChainLink::entryKey)).param("previous", texts(links, ChainLink::previousHash))
                .param("payloads", texts(links, ChainLink::payload)).param("hashes", hashes)
                .param("signatures", Arrays.stream(hashes).map(hash -> keys.sign(hash.getBytes(StandardCharsets.UTF_8))).toArray(String[]::new))
                .param("last", links.getLast().number()).param("hash", hashes[hashes.length - 1]).update();
    }

    private static String[] texts(List<ChainLink> links, Function<ChainLink, String> field) {
        return links.stream().map(field).toArray(String[]::new);
    }

    private static String requireKey(String entryKey) {
        if (!ENTRY_KEY.matcher(entryKey).matches()) {
            throw new IllegalArgumentException("not an entry key: " + entryKey);
        }
        return entryKey;
    }

    private Head lockedHead(EmcCode emc) {
        return head(emc).orElseGet(() -> {
            jdbc.sql("insert into emc.chain_head (emc, number, hash) values (:emc, 0, :start) on conflict do nothing")
                    .param("emc", emc.value()).param("start", ChainLink.START).update();
            return head(emc).orElseThrow();
        });
    }

    private Optional<Head> head(EmcCode emc) {
        return jdbc.sql("select number, hash from emc.chain_head where emc = :emc for update").param("emc", emc.value())
                .query((row, n) -> new Head(row.getLong(1), row.getString(2))).optional();
    }

    /** @return false when the entry key is taken */
    private boolean insert(ChainLink link, Instant at) {
        var hash = link.hash();
        return jdbc.sql("""
                with added as (
                    insert into emc.chain_entry (emc, number, type, entry_key, at, key_id, previous_hash, payload, hash, signature)
                    values (:emc, :number, :type, :entryKey, :at, :keyId, :previousHash, :payload, :hash, :signature)
                    on conflict (emc, entry_key) do nothing returning 1)
                update emc.chain_head set number = :number, hash = :hash where emc = :emc and exists (select from added)
                """)
                .param("emc", link.emc()).param("number", link.number()).param("type", link.type()).param("entryKey", link.entryKey()).param("at", at.atOffset(ZoneOffset.UTC))
                .param("keyId", link.keyId()).param("previousHash", link.previousHash()).param("payload", link.payload()).param("hash", hash)
                .param("signature", keys.sign(hash.getBytes(StandardCharsets.UTF_8))).update() == 1;
    }

    private long known(EmcCode emc, EntryType type, String entryKey, String payload) {
        var entry = jdbc.sql("select " + COLUMNS + " from emc.chain_entry where emc = :emc and entry_key = :entryKey").param("emc", emc.value())
                .param("entryKey", entryKey).query(JdbcContractChain::entry).single();
        if (entry.type() != type || !entry.payload().equals(payload)) {
            throw new IllegalStateException("the chain of " + emc + " has " + entryKey + " already with another content");
        }
        return entry.number();
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PageOf<Entry> entries(EmcCode emc, PageRequest page) {
        var items = jdbc.sql("select " + COLUMNS + " from emc.chain_entry where emc = :emc order by number limit :size offset :offset").param("emc", emc.value())
                .param("size", page.size()).param("offset", page.offset()).query(JdbcContractChain::entry).list();
        return PageOf.of(items, jdbc.sql("select count(*) from emc.chain_entry where emc = :emc").param("emc", emc.value()).query(Long.class).single(), page);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> entries(EmcCode emc, EntryType type) {
        return jdbc.sql("select " + COLUMNS + " from emc.chain_entry where emc = :emc and type = :type order by number").param("emc", emc.value()).param("type", type.name())
                .query(JdbcContractChain::entry).list();
    }

    private List<Entry> all(EmcCode emc) {
        return jdbc.sql("select " + COLUMNS + " from emc.chain_entry where emc = :emc order by number").param("emc", emc.value()).query(JdbcContractChain::entry).list();
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] proof(EmcCode emc) {
        return new ProofFile(keys).write(emc, all(emc), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Fault> verify(EmcCode emc) {
        var last = new Head(0, ChainLink.START);
        for (var entry : all(emc)) {
            var fault = fault(emc, last, entry);
            if (fault.isPresent()) {
                return fault;
            }
            last = new Head(entry.number(), entry.hash());
        }
        var end = jdbc.sql("select number, hash from emc.chain_head where emc = :emc").param("emc", emc.value())
                .query((row, n) -> new Head(row.getLong(1), row.getString(2))).optional().orElse(new Head(0, ChainLink.START));
        return end.equals(last) ? Optional.empty() : Optional.of(new Fault(last.number() + 1, "tail"));
    }

    private Optional<Fault> fault(EmcCode emc, Head last, Entry entry) {
        if (entry.number() != last.number() + 1) {
            return Optional.of(new Fault(last.number() + 1, "missing"));
        }
        var what = !entry.previousHash().equals(last.hash()) ? "link"
                : !entry.hash().equals(link(emc, entry).hash()) ? "content"
                : !keys.isKnown(entry.keyId()) ? "key"
                : !keys.verifies(entry.keyId(), entry.hash(), entry.signature()) ? "signature" : null;
        return Optional.ofNullable(what).map(found -> new Fault(entry.number(), found));
    }

    static ChainLink link(EmcCode emc, Entry entry) {
        return new ChainLink(emc.value(), entry.number(), entry.type().name(), entry.entryKey(), entry.at().toString(), entry.keyId(), entry.previousHash(), entry.payload());
    }

    @Override
    public List<PublicKeyView> keys() {
        return keys.all();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getLong("number"), EntryType.valueOf(row.getString("type")), row.getString("entry_key"), row.getString("payload"), row.getString("key_id"),
                row.getString("previous_hash"), row.getString("hash"), row.getString("signature"), row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
