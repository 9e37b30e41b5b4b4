package io.heyi.performance.internal.webhook;

import io.heyi.performance.internal.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys and deliveries. */
@Repository
class WebhookStore {

    private final JdbcClient jdbc;
    private final Rows rows;

    WebhookStore(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** @param master id of the master key that the secret is derived from */
    record Row(WebhookKey key, String master, String salt) {}

    Optional<Row> find(String id) {
        return jdbc.sql("select * from performance.webhook_key where id = ?").param(id).query((row, n) -> new Row(key(row), row.getString("master"), row.getString("salt"))).optional();
    }

    /** Newest first. */
    List<WebhookKey> of(String emc) {
        return jdbc.sql("select * from performance.webhook_key where emc = ? order by created_at desc, id limit 200").param(emc).query((row, n) -> key(row)).list();
    }

    void insert(Row row) {
        var key = row.key();
        jdbc.sql("""
                insert into performance.webhook_key (id, emc, actors, label, salt, master, replaces, created_by, created_at)
                select ?, ?, coalesce(array_agg(actor order by actor), '{}'), ?, ?, ?, ?, ?, ? from jsonb_array_elements_text(?::jsonb) as given (actor)""")
                .params(key.id(), key.emc(), key.label(), row.salt(), row.master(), key.replaces(), key.createdBy(), utc(key.createdAt()), rows.of(key.actors())).update();
    }

    void expire(String id, Instant at) {
        jdbc.sql("update performance.webhook_key set expires_at = ? where id = ? and (expires_at is null or expires_at > ?)").params(utc(at), id, utc(at)).update();
    }

    /** False when it is revoked already. */
    boolean revoke(String id, String by, Instant at) {
        return jdbc.sql("update performance.webhook_key set revoked_by = ?, revoked_at = ? where id = ? and revoked_at is null").params(by, utc(at), id).update() == 1;
    }

    /** False for a delivery that was taken before; waits for one that is being taken now. */
    boolean claim(String key, String delivery, Instant at) {
        return jdbc.sql("insert into performance.delivery (key, delivery, received_at) values (?, ?, ?) on conflict do nothing").params(key, delivery, utc(at)).update() == 1;
    }

    int forget(Instant before, int most) {
        return jdbc.sql("delete from performance.delivery where (key, delivery) in (select key, delivery from performance.delivery where received_at < ? limit ?)").params(utc(before), most).update();
    }

    private static WebhookKey key(ResultSet row) throws SQLException {
        return new WebhookKey(row.getString("id"), row.getString("emc"), List.of((String[]) row.getArray("actors").getArray()), row.getString("label"), row.getString("replaces"),
                row.getString("created_by"), instant(row, "created_at"), instant(row, "expires_at"), row.getString("revoked_by"), instant(row, "revoked_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
