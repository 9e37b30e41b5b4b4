package io.heyi.studio.internal.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.shared.StoredJson;
import io.heyi.studio.internal.change.Change;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the checks said of a change when it was approved (product-bar E18). */
@Repository
public class CheckResults {

    private static final StoredJson JSON = new StoredJson(JsonMapper.builder().addModule(new ParameterNamesModule()).build());

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckResults(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param messageKey text for people, with {@code arguments} filled in; {@code text} the same in English, in case the rule is no longer known */
    public record Kept(String file, String element, String severity, String messageKey, List<String> arguments, String text) {}

    public record Result(Instant checkedAt, List<Kept> findings) {

        public Result {
            findings = List.copyOf(findings);
        }
    }

    void keep(Change change, String contentHash, List<Finding> findings) {
        var kept = findings.stream().map(finding -> new Kept(finding.file(), finding.elementId(), finding.severity().name(), finding.messageKey(), finding.arguments(), finding.text())).toList();
        jdbc.sql("insert into studio.check_result (change_id, content_hash, checked_at, findings) values (:change, :hash, :now, :findings::jsonb) on conflict (change_id, content_hash) do update set checked_at = excluded.checked_at, findings = excluded.findings")
                .param("change", change.id()).param("hash", contentHash).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("findings", JSON.write(kept)).update();
    }

    /** Of what was approved last; empty for what was approved before results were kept. */
    public Optional<Result> of(Change change) {
        return jdbc.sql("select * from studio.check_result where change_id = :change order by checked_at desc limit 1").param("change", change.id())
                .query((row, number) -> new Result(row.getObject("checked_at", OffsetDateTime.class).toInstant(), Arrays.asList(JSON.read(row.getString("findings"), Kept[].class)))).optional();
    }
}
