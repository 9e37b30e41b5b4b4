package io.heyi.files.internal;

import io.heyi.files.FilesAwayException;
import io.heyi.files.ReceivedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The table of contents over all stores: new ones go where the setting says, old ones stay where they were put. */
@Component
public class Contents {

    private static final Logger log = LoggerFactory.getLogger(Contents.class);
    /** Far longer than between putting and keeping. */
    private static final Duration UNKEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Map<String, ContentStore> stores;
    private final ContentStore usual;
    private final Clock clock;

    /** @param usual name of the store for new contents */
    Contents(JdbcClient jdbc, TransactionOperations transactions, List<ContentStore> stores, @Value("${heyi.files.store:" + PostgresContents.NAME + "}") String usual, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stores = stores.stream().collect(Collectors.toMap(ContentStore::name, Function.identity()));
        this.usual = this.stores.get(usual);
        this.clock = clock;
        if (this.usual == null) {
            throw new IllegalArgumentException("heyi.files.store must be one of " + this.stores.keySet() + ", not " + usual + "; s3 needs heyi.files.s3.endpoint and heyi.files.s3.bucket");
        }
    }

    public UUID put(ReceivedFile file) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into files.content (id, store, size, sha256, put_at) values (:id, :store, :size, :sha256, :now)").param("id", id).param("store", usual.name())
                .param("size", file.size()).param("sha256", file.sha256()).param("now", now()).update();
        try {
            usual.put(id, file.content());
        } catch (IOException e) {
            throw new FilesAwayException(e);
        }
        return id;
    }

    public void keep(UUID id) {
        if (jdbc.sql("update files.content set kept = true where id = :id and released_at is null").param("id", id).update() != 1) {
            throw new IllegalStateException("the content " + id + " was put too long ago to be kept");
        }
    }

    public void release(UUID id) {
        jdbc.sql("update files.content set released_at = :now where id = :id and released_at is null").param("now", now()).param("id", id).update();
    }

    public InputStream open(UUID id) throws IOException {
        var store = jdbc.sql("select store from files.content where id = :id and released_at is null").param("id", id).query(String.class).optional()
                .orElseThrow(() -> new IOException("there is no content " + id));
        if (!stores.containsKey(store)) {
            throw new IOException("the content " + id + " lies in " + store + ", which is not set up any more");
        }
        return stores.get(store).open(id);
    }

    /** Removes what was released, and what nobody has kept in time. One that cannot be removed now is tried in the next round, and those of a store that is not set up any more hold up nobody. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${heyi.files.round:PT1M}")
    public void sweep() {
        var last = OffsetDateTime.ofInstant(clock.instant().minus(UNKEPT), ZoneOffset.UTC);
        jdbc.sql("select id from files.content where store = any(:stores::text[]) and (released_at is not null or not kept and put_at < :last) order by put_at limit :limit")
                .param("stores", stores.keySet().toArray(String[]::new)).param("last", last).param("limit", AT_ONCE)
                .query(UUID.class).list().forEach(this::remove);
    }

    private void remove(UUID id) {
        try {
            transactions.executeWithoutResult(status -> jdbc.sql("select store from files.content where id = :id and (released_at is not null or not kept) for update skip locked")
                    .param("id", id).query(String.class).optional().filter(stores::containsKey).ifPresent(store -> {
                        stores.get(store).remove(id);
                        jdbc.sql("delete from files.content where id = :id").param("id", id).update();
                    }));
        } catch (RuntimeException e) {
            log.warn("content {} is not removed yet: {}", id, e.toString());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
