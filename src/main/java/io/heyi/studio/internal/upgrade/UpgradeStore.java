package io.heyi.studio.internal.upgrade;

import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import io.heyi.studio.internal.model.ModelRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UpgradeStore {

    private final JdbcClient jdbc;

    UpgradeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param change in which it was proposed; empty when there was nothing to propose */
    record Seen(Upgrade upgrade, Optional<UUID> change) {}

    /** One product instance at a time, until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('studio.upgrade', 0))").query((row, number) -> true).single();
    }

    Optional<Seen> seen(ModelRef model, String checksum) {
        return jdbc.sql("select * from studio.upgrade where kind = :kind and model_id = :model and checksum = :checksum").param("kind", model.kind().name()).param("model", model.id())
                .param("checksum", checksum).query((row, number) -> new Seen(upgrade(row, number), Optional.ofNullable(row.getObject("change_id", UUID.class)))).optional();
    }

    List<Upgrade> of(UUID change) {
        return jdbc.sql("select * from studio.upgrade where change_id = :change order by kind = 'FORM', kind, model_id").param("change", change).query(UpgradeStore::upgrade).list();
    }

    void add(Upgrade upgrade, Optional<UUID> change, Instant now) {
        jdbc.sql("""
                        insert into studio.upgrade (kind, model_id, checksum, product_version, change_id, base, shipped, seen_at)
                        values (:kind, :model, :checksum, :version, :change, :base, :shipped, :now)""")
                .param("kind", upgrade.model().kind().name()).param("model", upgrade.model().id()).param("checksum", CanonicalJson.sha256(upgrade.shipped()))
                .param("version", upgrade.version()).param("change", change.orElse(null)).param("base", upgrade.base()).param("shipped", upgrade.shipped())
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private static Upgrade upgrade(ResultSet row, int number) throws SQLException {
        return new Upgrade(new ModelRef(ModelKind.valueOf(row.getString("kind")), row.getString("model_id")), row.getString("product_version"), row.getString("base"), row.getString("shipped"));
    }
}
