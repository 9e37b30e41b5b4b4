package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of cases, newest first. */
@Repository
public class CaseList {

    private static final String WHERE = """
             from replacement.replacement_case where (:emc::text is null or emc = :emc) and (:actor::text is null or subject = :actor)
               and (:status = '' or :status = 'OPEN' and outcome is null or :status = 'ENDED' and outcome is not null or :status in (step, outcome))
               and (:text = '' or position(lower(:text) in lower(code || ' ' || title || ' ' || subject_name || ' ' || subject || ' ' || emc)) > 0)
               and (:reach::text[] is null or actors && :reach::text[]) and (:told::text[] is null or told && :told::text[])""";

    private final JdbcClient jdbc;

    CaseList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param outcome null while it runs */
    public record Row(ReplacementCode code, EmcCode emc, String title, String subject, String subjectName, ReplacementStep step, ReplacementOutcome outcome, Instant dueAt, Instant openedAt,
                      Instant endedAt, boolean failed) {}

    /**
     * @param status {@code OPEN}, {@code ENDED}, a step or an outcome; empty for all
     * @param emc code; empty for all
     * @param actor subject; empty for all
     */
    public record Filter(String status, String emc, String actor, String text) {

        public static Filter all() {
            return new Filter("", "", "", "");
        }

        public static Filter of(EmcCode emc) {
            return new Filter("", emc.value(), "", "");
        }

        public static Filter of(ActorId subject) {
            return new Filter("", "", subject.value(), "");
        }

        public static Filter of(String status) {
            return new Filter(status, "", "", "");
        }

        /** Words that a status may be. */
        public static List<String> statuses() {
            var words = new java.util.ArrayList<>(List.of("OPEN", "ENDED"));
            Arrays.stream(ReplacementStep.values()).filter(step -> step != ReplacementStep.ENDED).map(Enum::name).forEach(words::add);
            Arrays.stream(ReplacementOutcome.values()).map(Enum::name).forEach(words::add);
            return words;
        }
    }

    /** People inside see all; outside partners the cases of the contracts that name them (domain.md §1a). */
    @Transactional(readOnly = true)
    public PageOf<Row> search(Filter filter, CurrentUser reader, PageRequest page) {
        return search(filter, reader.isInside() ? Optional.empty() : Optional.of(List.of(reader.username().value())), Optional.empty(), page);
    }

    /** Cases of contracts that name any of these parties. */
    @Transactional(readOnly = true)
    public PageOf<Row> ofParties(Collection<String> parties, String status, PageRequest page) {
        return search(Filter.of(status), Optional.of(parties), Optional.empty(), page);
    }

    /** Cases in which somebody is silent still and any of these was told. @param whom party ids and groups */
    @Transactional(readOnly = true)
    public PageOf<Row> told(Collection<String> whom, PageRequest page) {
        return search(Filter.all(), Optional.empty(), Optional.of(whom), page);
    }

    private PageOf<Row> search(Filter filter, Optional<Collection<String>> reach, Optional<Collection<String>> told, PageRequest page) {
        var total = bind("select count(*)" + WHERE, filter, reach, told).query(Long.class).single();
        var rows = bind("select *" + WHERE + " order by opened_at desc, code desc limit :limit offset :offset", filter, reach, told).param("limit", page.size()).param("offset", page.offset())
                .query((row, n) -> new Row(new ReplacementCode(row.getString("code")), new EmcCode(row.getString("emc")), row.getString("title"), row.getString("subject"),
                        row.getString("subject_name"), ReplacementStep.valueOf(row.getString("step")),
                        row.getString("outcome") == null ? null : ReplacementOutcome.valueOf(row.getString("outcome")), instant(row.getObject("due_at", OffsetDateTime.class)),
                        instant(row.getObject("opened_at", OffsetDateTime.class)), instant(row.getObject("ended_at", OffsetDateTime.class)), row.getObject("failed_at") != null)).list();
        return PageOf.of(rows, total, page);
    }

    private JdbcClient.StatementSpec bind(String sql, Filter filter, Optional<Collection<String>> reach, Optional<Collection<String>> told) {
        return jdbc.sql(sql).param("emc", filter.emc().isEmpty() ? null : filter.emc()).param("actor", filter.actor().isEmpty() ? null : filter.actor())
                .param("status", filter.status()).param("text", filter.text().strip()).param("reach", array(reach)).param("told", array(told));
    }

    private static String[] array(Optional<Collection<String>> words) {
        return words.map(all -> all.toArray(String[]::new)).orElse(null);
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
