package io.heyi.interest.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.Panel;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was reported until an operator has seen it. */
@Component
@Transactional
public class PanelReports implements ImpossiblePanels {

    static final int MOST_SHOWN = 20;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    PanelReports(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param leftOut people left out for an interest alone */
    public record Report(String businessKey, String decisionKey, String caseUrl, int eligible, int needed, long leftOut, Instant at) {}

    /** What became of saying that one has seen it. */
    public enum Seen { DONE, NOT_ALLOWED, UNKNOWN }

    @Override
    public void report(String businessKey, String decisionKey, String caseUrl, Panel.Impossible panel) {
        jdbc.sql("""
                insert into interest.impossible_panel as known (business_key, decision_key, case_url, eligible, needed, left_out, at)
                values (:key, :decision, :url, :eligible, :needed, :leftOut, :at)
                on conflict (business_key, decision_key) do update set eligible = excluded.eligible, needed = excluded.needed, left_out = excluded.left_out, at = excluded.at, seen_by = null
                    where (known.eligible, known.needed, known.left_out) is distinct from (excluded.eligible, excluded.needed, excluded.left_out)""")
                .param("key", businessKey).param("decision", decisionKey).param("url", caseUrl).param("eligible", panel.eligible().size()).param("needed", panel.needed())
                .param("leftOut", panel.leftOutForInterest()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    /** Not seen yet, newest first. */
    @Transactional(readOnly = true)
    public List<Report> unseen() {
        return jdbc.sql("select * from interest.impossible_panel where seen_by is null order by at desc, business_key limit ?").param(MOST_SHOWN)
                .query((row, n) -> new Report(row.getString("business_key"), row.getString("decision_key"), row.getString("case_url"), row.getInt("eligible"), row.getInt("needed"),
                        row.getLong("left_out"), row.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    public static boolean mayOperate(CurrentUser user) {
        return user.has(Role.OPERATOR) || user.has(Role.ADMINISTRATOR);
    }

    /** Takes it off the list; a repeat changes nothing. */
    public Seen seen(CurrentUser by, String businessKey, String decisionKey) {
        if (!mayOperate(by)) {
            return Seen.NOT_ALLOWED;
        }
        var known = jdbc.sql("select count(*) from interest.impossible_panel where business_key = ? and decision_key = ?").params(businessKey, decisionKey).query(Integer.class).single();
        if (known == 0) {
            return Seen.UNKNOWN;
        }
        if (jdbc.sql("update interest.impossible_panel set seen_by = ? where business_key = ? and decision_key = ? and seen_by is null")
                .params(by.username().value(), businessKey, decisionKey).update() == 1) {
            audit.record(new AuditEvent(businessKey, by.username().value(), "interest.impossiblePanelSeen", Map.of("decision", decisionKey)));
        }
        return Seen.DONE;
    }
}
