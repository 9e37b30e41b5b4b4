package io.heyi.dissolution.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.dissolution.internal.domain.DissolutionStep;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of cases, newest first. */
@Repository
public class DissolutionList {

    private static final String WHERE = """
             from dissolution.dissolution where (:me::text is null or microenterprise = :me) and (:platforms::text[] is null or platform = any(:platforms::text[]))
              and (:status = '' or (:status = 'OPEN' and outcome is null) or (:status = 'OVERDUE' and outcome is null and overdue) or (:status = 'ENDED' and outcome is not null)
                   or step = :status or outcome = :status)
              and (:text = '' or strpos(lower(code || ' ' || microenterprise || ' ' || name), lower(:text)) > 0)
              and (:reach::text[] is null or parties && :reach::text[])""";

    private final JdbcClient jdbc;
    private final Notices notices;

    DissolutionList(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    /** @param dueAt end of what the step waits for; null without one; @param failed whether an operator has to look */
    public record Row(DissolutionCode code, String microenterprise, String name, String platform, Trigger trigger, DissolutionStep step, DissolutionOutcome outcome, boolean overdue, Instant dueAt,
                      Instant openedAt, Instant endedAt, boolean failed) {}

    /**
     * @param status OPEN, OVERDUE, ENDED, a step or an outcome; empty for all
     * @param microenterprise code; empty for all
     */
    public record Filter(String status, String microenterprise, String text) {

        /** Words that a status may be. */
        public static List<String> statuses() {
            var words = new ArrayList<>(List.of("OPEN", "OVERDUE", "ENDED"));
            Arrays.stream(DissolutionStep.values()).filter(step -> step != DissolutionStep.ENDED).map(Enum::name).forEach(words::add);
            Arrays.stream(DissolutionOutcome.values()).map(Enum::name).forEach(words::add);
            return words;
        }
    }

    /** People inside see all; outside partners those of which they were given notice (domain.md §1a). */
    @Transactional(readOnly = true)
    public PageOf<Row> search(Filter filter, CurrentUser reader, PageRequest page) {
        return search(filter, Optional.empty(), reader.isInside() ? Optional.empty() : Optional.of(List.copyOf(notices.partiesOf(reader))), page);
    }

    /** Open cases of which any party that the reader acts for was given notice. */
    @Transactional(readOnly = true)
    public PageOf<Row> toldOf(CurrentUser reader, PageRequest page) {
        return search(new Filter("OPEN", "", ""), Optional.empty(), Optional.of(List.copyOf(notices.partiesOf(reader))), page);
    }

    /** Open cases that take too long on the reader's platforms. */
    @Transactional(readOnly = true)
    public PageOf<Row> overdue(CurrentUser reader, PageRequest page) {
        var platforms = reader.relations().stream().filter(relation -> relation.kind() == Kind.PLATFORM_OWNER || relation.kind() == Kind.PLATFORM_SECOND_OWNER).map(relation -> relation.objectId()).toList();
        return platforms.isEmpty() ? PageOf.of(List.of(), 0, page) : search(new Filter("OVERDUE", "", ""), Optional.of(platforms), Optional.empty(), page);
    }

    private PageOf<Row> search(Filter filter, Optional<List<String>> platforms, Optional<List<String>> reach, PageRequest page) {
        var total = bind("select count(*)" + WHERE, filter, platforms, reach).query(Long.class).single();
        var rows = bind("select *" + WHERE + " order by opened_at desc, code desc limit :limit offset :offset", filter, platforms, reach).param("limit", page.size()).param("offset", page.offset())
                .query((row, n) -> new Row(new DissolutionCode(row.getString("code")), row.getString("microenterprise"), row.getString("name"), row.getString("platform"),
                        Trigger.valueOf(row.getString("trigger")), DissolutionStep.valueOf(row.getString("step")),
                        row.getString("outcome") == null ? null : DissolutionOutcome.valueOf(row.getString("outcome")), row.getBoolean("overdue"), instant(row.getObject("due_at", OffsetDateTime.class)),
                        instant(row.getObject("opened_at", OffsetDateTime.class)), instant(row.getObject("ended_at", OffsetDateTime.class)), row.getObject("failed_at") != null)).list();
        return PageOf.of(rows, total, page);
    }

    private JdbcClient.StatementSpec bind(String sql, Filter filter, Optional<List<String>> platforms, Optional<List<String>> reach) {
        return jdbc.sql(sql).param("me", filter.microenterprise().isEmpty() ? null : filter.microenterprise()).param("status", filter.status()).param("text", filter.text().strip())
                .param("platforms", array(platforms)).param("reach", array(reach));
    }

    private static String[] array(Optional<List<String>> words) {
        return words.map(all -> all.toArray(String[]::new)).orElse(null);
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
