package io.heyi.orchestration.internal.settings;

import io.heyi.orchestration.LiveModels.Deployed;
import io.heyi.orchestration.LiveModels.LiveModel;
import io.heyi.orchestration.LiveSettings;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import io.heyi.web.PolicyText;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every version of the settings that came through the gate; none is ever changed. The engine knows nothing of them, so they survive the loss of its data. */
@Repository
public class SettingsStore implements LiveSettings {

    private final JdbcClient jdbc;
    private final Clock clock;

    SettingsStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the caller's transaction; the same bundle again is the same version. */
    public int add(UUID bundle, String source) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('orchestration.settings', 0))").query((row, number) -> true).single();
        jdbc.sql("""
                        insert into orchestration.settings_version (version, bundle, source, checksum, since)
                        select coalesce(max(version), 0) + 1, :bundle, :source, :checksum, :now from orchestration.settings_version on conflict (bundle) do nothing""")
                .param("bundle", bundle).param("source", source).param("checksum", CanonicalJson.sha256(source)).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        return jdbc.sql("select version from orchestration.settings_version where bundle = :bundle").param("bundle", bundle).query(Integer.class).single();
    }

    @Override
    public List<Version> versions() {
        return jdbc.sql("select version, bundle, source, since from orchestration.settings_version order by version desc")
                .query((row, number) -> new Version(row.getInt(1), row.getObject(2, UUID.class), row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant())).list();
    }

    private Optional<Version> newest() {
        return jdbc.sql("select version, bundle, source, since from orchestration.settings_version order by version desc limit 1")
                .query((row, number) -> new Version(row.getInt(1), row.getObject(2, UUID.class), row.getString(3), row.getObject(4, OffsetDateTime.class).toInstant())).optional();
    }

    public String source() {
        return newest().map(Version::source).orElse(PolicyText.NOTHING);
    }

    public LiveModel live() {
        var newest = newest();
        return new LiveModel(ModelKind.SETTINGS, ModelKind.THE_SETTINGS, newest.map(one -> new Deployed(one.version(), 0, one.since())), newest.isPresent(),
                CanonicalJson.sha256(newest.map(Version::source).orElse(PolicyText.NOTHING)));
    }
}
