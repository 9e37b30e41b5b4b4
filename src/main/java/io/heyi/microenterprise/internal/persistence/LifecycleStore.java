package io.heyi.microenterprise.internal.persistence;

import io.heyi.microenterprise.MicroenterpriseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a dissolution has done to the record of a micro-enterprise. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class LifecycleStore {

    private static final String STANDING = "select code, state, platform, dissolution, frozen_since, closed_at, cited_rule from microenterprise.microenterprise where code = ?";

    private final JdbcClient jdbc;

    LifecycleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where it stands. {@code dissolution} is the latest case, null without one; the instants and the rule are null before them. */
    public record Standing(String code, MicroenterpriseState state, String platform, String dissolution, Instant frozenSince, Instant closedAt, String citedRule) {

        /** Whether it is the case that holds, held or closed it. */
        public boolean isBy(String dissolution) {
            return dissolution.equals(this.dissolution);
        }
    }

    public Optional<Standing> find(String code) {
        return standing(STANDING, code);
    }

    /** Holds off whoever wants to change the record, but nobody who only looks as this does. */
    public Optional<Standing> share(String code) {
        return standing(STANDING + " for share", code);
    }

    public Optional<Standing> lock(String code) {
        return standing(STANDING + " for update", code);
    }

    private Optional<Standing> standing(String sql, String code) {
        return jdbc.sql(sql).param(code).query((row, n) -> standing(row)).optional();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(row.getString("code"), MicroenterpriseState.valueOf(row.getString("state")), row.getString("platform"), row.getString("dissolution"),
                instant(row, "frozen_since"), instant(row, "closed_at"), row.getString("cited_rule"));
    }

    /** Before the state becomes DISSOLVING. */
    public void freeze(String code, String dissolution, String trigger, Instant now) {
        jdbc.sql("update microenterprise.microenterprise set dissolution = ?, dissolution_trigger = ?, frozen_since = ? where code = ?")
                .params(dissolution, trigger, utc(now), code).update();
    }

    /** After the state became RUNNING; the case stays known so that its repeat is told from another's act. */
    public void release(String code) {
        jdbc.sql("update microenterprise.microenterprise set frozen_since = null where code = ?").param(code).update();
    }

    public boolean isPlatform(String platform) {
        return jdbc.sql("select exists (select 1 from microenterprise.platform where id = ?)").param(platform).query(Boolean.class).single();
    }

    public void move(String code, String platform) {
        jdbc.sql("update microenterprise.microenterprise set platform = ? where code = ?").params(platform, code).update();
    }

    /** Ends the agreement, all memberships and all rights, whose history stays. */
    public void close(String code, String citedRule, Instant now) {
        jdbc.sql("update microenterprise.microenterprise set closed_at = ?, cited_rule = ? where code = ?").params(utc(now), citedRule, code).update();
        jdbc.sql(MicroenterpriseStore.KEEP_RIGHTS).param("code", code).param("until", utc(now)).update();
        jdbc.sql("delete from microenterprise.entitlement where code = ?").param(code).update();
        jdbc.sql("delete from microenterprise.backup_leader where code = ?").param(code).update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant).orElse(null);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
