package io.heyi.performance.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.NodeBelowBottom;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.orchestration.Decisions.Outcome;
import io.heyi.performance.FakeDecisions;
import io.heyi.performance.PerformanceModule;
import io.heyi.performance.internal.actuals.MeasuredEmc;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@PerformanceModule
class TriggerJudgingTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final YearMonth JUNE = MAY.plusMonths(1);
    private static final Duration PAUSE = Duration.ofMinutes(2);

    @Autowired TriggerJudging judging;
    @Autowired Judgements judgements;
    @Autowired JudgingHealthIndicator health;
    @Autowired FakeDecisions table;
    @Autowired Actuals actuals;
    @Autowired JdbcClient jdbc;
    @Autowired SetClock clock;
    @Autowired RecordedAudit audit;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEvents events;
    private MeasuredEmc emc;
    private Instant started;

    @BeforeEach
    void anEmcWithNobodyElseWaiting() {
        jdbc.sql("update performance.judgement set rule = 'none', next_attempt_at = null where rule is null").update();
        emc = MeasuredEmc.fresh(jdbc, actuals);
        started = clock.now;
    }

    @AfterEach
    void theTableAnswersAgain() {
        table.then = UnaryOperator.identity();
    }

    @AfterEach
    void timeIsAsBefore() {
        clock.now = started;
    }

    private Stream<NodeBelowBottom> told() {
        return events.stream(NodeBelowBottom.class).filter(event -> event.emc().equals(emc.code()) && event.actor().equals(new ActorId(emc.oven())));
    }

    private List<String> rules() {
        return jdbc.sql("select coalesce(rule, 'waits') from performance.judgement where emc = ? and actor = ? order by period").params(emc.code().value(), emc.oven()).query(String.class).list();
    }

    @Test
    void aMonthIsConcludedBeforeTheTableIsAsked() {
        table.asked.set(0);
        emc.conclude(MAY, "300");

        assertThat(table.asked).hasValue(0);
        assertThat(rules()).containsExactly("waits");
        judging.judgeDue();
        assertThat(rules()).containsExactly("farBelow");
        assertThat(told()).singleElement().satisfies(event -> assertThat(event.basis()).isEqualTo(FakeDecisions.BASIS));
    }

    @Test
    void whatTheTableSaidIsKeptWithItsVersionAlsoWhenItOpensNoCase() {
        emc.conclude(MAY, "790");
        judging.judgeDue();

        assertThat(rules()).containsExactly("none");
        assertThat(told()).isEmpty();
        assertThat(jdbc.sql("select * from performance.judgement where emc = ? and actor = ?").params(emc.code().value(), emc.oven()).query().singleRow())
                .containsEntry("decision", "underperformance-trigger").containsEntry("decision_version", 3).containsEntry("decision_key", 2251799813685301L)
                .containsEntry("periods_below", 1).hasEntrySatisfying("percent_of_bottom", percent -> assertThat(percent).hasToString("98.7500"));
    }

    @Test
    void theHistorySaysWhichVersionOfTheTableWasAsked() {
        emc.conclude(MAY, "300");
        judging.judgeDue();

        assertThat(audit.events).filteredOn(event -> event.action().equals("performance.nodeBelowBottom") && event.stream().equals(emc.code().value()) && emc.oven().equals(event.details().get("actor")))
                .singleElement().satisfies(event -> assertThat(event.details()).containsEntry("decisionTable", "underperformance-trigger").containsEntry("decisionVersion", 3));
    }

    @Test
    void aFigureAtBottomIsNotPutBeforeTheTable() {
        emc.conclude(MAY, "800");

        assertThat(rules()).isEmpty();
    }

    @Test
    void aRepeatedConclusionOrLookJudgesNothingTwice() {
        emc.conclude(MAY, "300");
        judging.judgeDue();
        var asked = table.asked.get();

        actuals.conclude(emc.code(), MAY, Instant.parse("2026-06-09T00:00:00Z"));
        judging.judgeDue();

        assertThat(table.asked).hasValue(asked);
        assertThat(told()).hasSize(1);
    }

    @Test
    void whileTheEngineIsAwayMonthsAreCountedAndJudgedLater() {
        table.then = answer -> new Outcome.Unanswered("nobody listens");
        emc.conclude(MAY, "790");
        emc.conclude(JUNE, "790");
        judging.judgeDue();
        assertThat(rules()).containsExactly("waits", "waits");
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");

        theTableAnswersAgain();
        clock.now = clock.now.plus(PAUSE);
        judging.judgeDue();

        assertThat(rules()).containsExactly("none", "consecutive");
        assertThat(told()).singleElement().satisfies(event -> assertThat(event.period()).isEqualTo(JUNE));
    }

    @Test
    void aTableThatFailsIsReportedAndHoldsBackNobodyElse() {
        var other = MeasuredEmc.fresh(jdbc, actuals);
        table.then = answer -> ((Outcome.Decided) answer).output().equals("farBelow") ? new Outcome.Failed("row 2 cannot be read") : answer;
        emc.conclude(MAY, "300");
        other.conclude(MAY, "790");

        judging.judgeDue();

        assertThat(rules()).containsExactly("waits");
        assertThat(jdbc.sql("select rule from performance.judgement where emc = ? and actor = ?").params(other.code().value(), other.oven()).query(String.class).single()).isEqualTo("none");
        assertThat(health.health().getStatus().getCode()).isEqualTo("NEEDS_OPERATOR");
        assertThat(health.health().getDetails()).containsEntry("failed", 1L).containsEntry("fault", "row 2 cannot be read");

        theTableAnswersAgain();
        clock.now = clock.now.plus(PAUSE);
        judging.judgeDue();
        assertThat(rules()).containsExactly("farBelow");
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void anAnswerThatNobodyKnowsCountsAsAFailureOfTheTable() {
        table.then = answer -> new Outcome.Decided(null, FakeDecisions.BASIS);
        emc.conclude(MAY, "300");
        judging.judgeDue();

        assertThat(rules()).containsExactly("waits");
        assertThat(health.health().getDetails().get("fault").toString()).contains("version 3 of underperformance-trigger answered null");
    }

    @Test
    void oneOfTwoJudgesAtOnceKeepsTheAnswerAndAJudgeThatDiedLosesItsClaim() {
        emc.conclude(MAY, "300");
        jdbc.sql("update performance.judgement set rule = 'none', next_attempt_at = null where rule is null and actor <> ?").param(emc.oven()).update();
        var first = judgements.claim(Duration.ofSeconds(30)).orElseThrow();
        assertThat(judgements.claim(Duration.ofSeconds(30))).isEmpty();
        clock.now = clock.now.plusSeconds(31);
        var second = judgements.claim(Duration.ofSeconds(30)).orElseThrow();

        assertThat(keep(second)).isTrue();
        assertThat(keep(first)).isFalse();
    }

    private boolean keep(Judgements.Waiting waiting) {
        return Boolean.TRUE.equals(transaction.execute(status -> judgements.judged(waiting, "farBelow", FakeDecisions.BASIS)));
    }

    @Test
    void theDatabaseRefusesToChangeAJudgement() {
        emc.conclude(MAY, "300");
        judging.judgeDue();

        assertThatThrownBy(() -> jdbc.sql("update performance.judgement set rule = 'none' where emc = ?").param(emc.code().value()).update()).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("taken once");
        assertThatThrownBy(() -> jdbc.sql("delete from performance.judgement where emc = ?").param(emc.code().value()).update()).isInstanceOf(DataAccessException.class);
    }
}
