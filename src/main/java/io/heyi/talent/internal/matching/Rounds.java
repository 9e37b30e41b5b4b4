package io.heyi.talent.internal.matching;

import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.WorkingDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The process of each month's proposal: begun once a month, over when it is summed up or came to nothing. */
@Service
@Transactional
public class Rounds {

    public static final String PROCESS_ID = "talent-assignment";
    public static final String DUE = "talent.assignmentDue";
    public static final String DECIDED = "talent.proposalDecided";
    public static final String ANSWERED = "talent.assignmentAnswered";

    private final JdbcClient jdbc;
    private final ProcessCommands commands;
    private final WorkingDays calendar;
    private final Clock clock;

    Rounds(JdbcClient jdbc, ProcessCommands commands, WorkingDays calendar, Clock clock) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param answersDue until when people and owners answer; null before it is published
     * @param overAt null while it goes on
     */
    public record Round(YearMonth month, Instant begunAt, Instant answersDue, Instant overAt) {}

    /** This month's, unless it has begun; looked for every hour, so that a restart loses none. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "${heyi.matching.proposal.round:PT1H}")
    public void begin() {
        var month = current();
        int begun = jdbc.sql("insert into talent.matching_round (period, begun_at) values (?, ?) on conflict do nothing").params(month.toString(), TrialStore.utc(clock.instant())).update();
        if (begun == 1) {
            announce(month);
        }
    }

    /** Starts the process of a month. */
    public void announce(YearMonth month) {
        commands.publish(DUE, month.toString(), Map.of("proposalMonth", month.toString()));
    }

    /** The month that it is where the company works. */
    public YearMonth current() {
        return YearMonth.from(clock.instant().atZone(calendar.zone()));
    }

    /** A coordinator has decided on the page of the proposal; the process need not wait for the task. */
    void decided(YearMonth month) {
        commands.publish(DECIDED, month.toString(), Map.of("proposalMonth", month.toString()));
    }

    /** Every pair is answered. */
    void answered(YearMonth month) {
        commands.publish(ANSWERED, month.toString(), Map.of("proposalMonth", month.toString()));
    }

    public Optional<Round> find(YearMonth month) {
        return jdbc.sql("select * from talent.matching_round where period = ?").param(month.toString()).query(Rounds::round).optional();
    }

    /** Holds it until the transaction ends. @throws IllegalStateException when the month has not begun */
    public Round lock(YearMonth month) {
        return jdbc.sql("select * from talent.matching_round where period = ? for update").param(month.toString()).query(Rounds::round).optional()
                .orElseThrow(() -> new IllegalStateException("there is no round of " + month));
    }

    /** Opens the answers; a second call keeps the first deadline. @return until when answers count */
    public Instant openAnswers(YearMonth month, Instant due) {
        jdbc.sql("update talent.matching_round set answers_due = coalesce(answers_due, ?) where period = ?").params(TrialStore.utc(due), month.toString()).update();
        return lock(month).answersDue();
    }

    /** Nothing is answered any more. */
    public void close(YearMonth month) {
        jdbc.sql("update talent.matching_round set over_at = coalesce(over_at, ?) where period = ?").params(TrialStore.utc(clock.instant()), month.toString()).update();
    }

    /** Months that go on and whose process must have had something to do before that moment. */
    public List<String> waiting(Instant before, String after, int limit) {
        return jdbc.sql("select period from talent.matching_round where over_at is null and begun_at < ? and period > ? order by period limit ?")
                .params(TrialStore.utc(before), after, limit).query(String.class).list();
    }

    private static Round round(ResultSet row, int n) throws SQLException {
        return new Round(YearMonth.parse(row.getString("period")), TrialStore.instant(row, "begun_at"), TrialStore.instant(row, "answers_due"), TrialStore.instant(row, "over_at"));
    }
}
