package io.heyi.performance.internal.actuals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.performance.PerformanceModule;
import io.heyi.performance.Ratings;
import io.heyi.performance.Ratings.Change;
import io.heyi.performance.Ratings.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PerformanceModule
class RatingsTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final YearMonth JUNE = MAY.plusMonths(1);
    private static final YearMonth JULY = MAY.plusMonths(2);
    private static final LocalDate TWENTIETH = JUNE.atDay(20);

    @Autowired Ratings ratings;
    @Autowired Actuals actuals;
    @Autowired TrackRecords records;
    @Autowired JdbcClient jdbc;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;
    private TransactionTemplate transaction;
    private MeasuredEmc emc;
    private ActorId oven;

    @BeforeEach
    void anEmc(@Autowired PlatformTransactionManager manager) {
        transaction = new TransactionTemplate(manager);
        emc = MeasuredEmc.fresh(jdbc, actuals);
        oven = new ActorId(emc.oven());
    }

    @AfterEach
    void theClockGoesBack() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
    }

    private Settlement settlement(String key, LocalDate lastDay) {
        return settlement(key, lastDay.withDayOfMonth(1), lastDay);
    }

    private Settlement settlement(String key, LocalDate firstDay, LocalDate lastDay) {
        return new Settlement(emc.code() + "/" + key, emc.terms().nodes().getFirst(), emc.code(), firstDay, lastDay, "its part ended early", "lead-1");
    }

    private Optional<Change> settle(Settlement settlement) {
        return transaction.execute(status -> ratings.settle(settlement));
    }

    private Optional<Change> restore(String key) {
        return transaction.execute(status -> ratings.restore(emc.code() + "/" + key, "the appeal was granted", "panel-1"));
    }

    @Test
    void anEarlyEndRatesByWhatNoMonthHasRatedWithAnAmountPromisedForTheDaysOfThePart() {
        emc.conclude(MAY, "500");
        assertThat(ratings.stars(oven)).as("0.8 × 3.0 + 0.2 × 5 × 0.5").isEqualByComparingTo("2.9");
        reported(JUNE, "200");

        var change = settle(settlement("removal", TWENTIETH)).orElseThrow();

        assertThat(change.fulfilment()).as("200 of 1,000 × 20 ÷ 30; May does not count again").isEqualByComparingTo("0.3");
        assertThat(change.before()).isEqualByComparingTo("2.9");
        assertThat(change.after()).as("0.8 × 2.9 + 0.2 × 5 × 0.3").isEqualByComparingTo("2.62");
        assertThat(ratings.stars(oven)).isEqualByComparingTo("2.62");
        assertThat(actuals.rating(oven)).isEqualByComparingTo("2.62");
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.code().value()) && event.action().equals("performance.ratingSettled")).singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("oldValue", "2.9000").containsEntry("newValue", "2.6200"));
    }

    private void reported(YearMonth period, String sold) {
        emc.fact(period, emc.oven(), "ovens-sold", sold, MeasuredEmc.EARLY);
        clock.now = MeasuredEmc.EARLY.plusSeconds(60);
    }

    @Test
    void whoBeganWithinTheMonthHasPromisedAnAmountForItsOwnDays() {
        emc.conclude(MAY, "500");
        reported(JUNE, "100");
        assertThat(settle(settlement("removal", JUNE.atDay(16), JUNE.atDay(25))).orElseThrow().fulfilment()).as("100 of 1,000 × 10 ÷ 30").isEqualByComparingTo("0.3");
    }

    @Test
    void aPartThatWasInForceOnNoDayHasPromisedNothing() {
        emc.conclude(MAY, "500");
        assertThat(settle(settlement("removal", JUNE.atDay(21), TWENTIETH))).isEmpty();
        assertThatThrownBy(() -> settlement("removal", JUNE.atDay(22), TWENTIETH)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("firstDay");
        assertThatThrownBy(() -> settlement("removal", MAY.atDay(31), TWENTIETH)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("firstDay");
    }

    @Test
    void whatWasNotReportedUntilThePartEndedFulfilsNothing() {
        emc.conclude(MAY, "500");

        assertThat(settle(settlement("removal", TWENTIETH)).orElseThrow().after()).as("0.8 × 2.9").isEqualByComparingTo("2.32");
    }

    @Test
    void anEarlyEndNeverRaisesTheRating() {
        emc.conclude(MAY, "500");
        reported(JUNE, "1000");

        var change = settle(settlement("removal", TWENTIETH)).orElseThrow();
        assertThat(change.fulfilment()).isEqualByComparingTo("1");
        assertThat(change.after()).as("the formula alone would say 3.32").isEqualByComparingTo("2.9");

        settle(settlement("second", TWENTIETH));
        restore("second");
        assertThat(ratings.stars(oven)).as("nor does counting it anew").isEqualByComparingTo("2.9");
    }

    @Test
    void aFrozenMonthThatIsNotConcludedCountsWithTheOneInWhichThePartEnds() {
        emc.freeze(MAY, "500");
        reported(JUNE, "200");

        var change = settle(settlement("removal", TWENTIETH)).orElseThrow();
        assertThat(change.fulfilment()).as("the mean of 0.5 and 0.3").isEqualByComparingTo("0.4");
        assertThat(change.after()).isEqualByComparingTo("2.8");

        actuals.conclude(emc.code(), MAY, clock.now);
        assertThat(ratings.stars(oven)).as("May is not rated twice").isEqualByComparingTo("2.8");
    }

    @Test
    void aRepeatedSettlementGivesTheFirstResult() {
        emc.conclude(MAY, "500");
        var first = settle(settlement("removal", TWENTIETH)).orElseThrow();

        assertThat(settle(settlement("removal", TWENTIETH))).hasValueSatisfying(again -> assertThat(again.after()).isEqualByComparingTo(first.after()));
        assertThat(records.rating(emc.oven(), Optional.empty(), 10).steps()).hasSize(2);
        assertThat(ratings.find(emc.code() + "/removal")).hasValueSatisfying(found -> assertThat(found.restored()).isFalse());
    }

    @Test
    void whosePartEndedAfterTheCutOffIsNotRatedAgainByTheMonthThatTheOthersFinish() {
        emc.conclude(MAY, "500");
        emc.freeze(JUNE, "0");
        clock.now = MeasuredEmc.EARLY.plusSeconds(60);
        var settled = settle(settlement("removal", JUNE.atEndOfMonth())).orElseThrow();
        assertThat(actuals.frozen(emc.code(), JUNE).orElseThrow().nodes()).filteredOn(node -> node.actor().equals(oven)).singleElement()
                .satisfies(node -> assertThat(node.rating()).isEqualByComparingTo(settled.after()));

        actuals.conclude(emc.code(), JUNE, clock.now);

        assertThat(ratings.stars(oven)).isEqualByComparingTo(settled.after());
        assertThat(records.rating(emc.oven(), Optional.empty(), 10).steps()).extracting(TrackRecord.Step::kind).containsExactly("MONTH", "SETTLEMENT");
        assertThat(ratings.stars(new ActorId("ME-0002"))).as("the others are rated as ever").isNotNull();
        assertThat(records.rating("ME-0002", Optional.empty(), 500).steps()).filteredOn(step -> step.emc().equals(emc.code().value())).hasSize(2);
    }

    @Test
    void whoseSettlementWasTakenBackIsRatedByTheMonthAfterAll() {
        emc.conclude(MAY, "500");
        emc.freeze(JUNE, "1000");
        clock.now = MeasuredEmc.EARLY.plusSeconds(60);
        settle(settlement("removal", JUNE.atEndOfMonth()));
        restore("removal");
        actuals.conclude(emc.code(), JUNE, clock.now);

        assertThat(ratings.stars(oven)).as("3.0, 2.9, 0.8 × 2.9 + 1").isEqualByComparingTo("3.32");
    }

    @Test
    void theMonthInWhichThePartEndedDoesNotRateAgainAndALaterOneRatesWhoHasComeBack() {
        emc.conclude(MAY, "500");
        var settled = settle(settlement("removal", TWENTIETH)).orElseThrow();
        emc.conclude(JUNE, "0");
        assertThat(ratings.stars(oven)).isEqualByComparingTo(settled.after());
        emc.conclude(JULY, "0");
        assertThat(ratings.stars(oven)).isLessThan(settled.after());
    }

    @Test
    void aKeyBelongsToOneParty() {
        emc.conclude(MAY, "500");
        settle(settlement("removal", TWENTIETH));
        var other = new Settlement(emc.code() + "/removal", emc.terms().nodes().get(1), emc.code(), JUNE.atDay(1), TWENTIETH, "another", "lead-1");

        assertThatThrownBy(() -> settle(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoseLastMonthWasRatedByItsEndIsNotRatedOnceMore() {
        emc.conclude(MAY, "500");
        assertThat(settle(settlement("removal", MAY.atEndOfMonth()))).isEmpty();
        assertThat(ratings.stars(oven)).isEqualByComparingTo("2.9");
        assertThat(restore("removal")).isEmpty();
    }

    @Test
    void restoringTakesThatChangeBackAndLeavesEarlierAndLaterOnes() {
        emc.conclude(MAY, "0");
        settle(settlement("removal", TWENTIETH));
        emc.conclude(JULY, "1000");
        assertThat(ratings.stars(oven)).as("3.0, 2.4, 1.92, 2.536").isEqualByComparingTo("2.536");

        assertThat(restore("removal")).hasValueSatisfying(change -> assertThat(change.restored()).isTrue());

        assertThat(ratings.stars(oven)).as("3.0, 2.4, 2.92").isEqualByComparingTo("2.92");
        emc.conclude(JULY.plusMonths(1), "1000");
        assertThat(ratings.stars(oven)).as("0.8 × 2.92 + 1").isEqualByComparingTo("3.336");
    }

    @Test
    void aRepeatedRestoringChangesNothing() {
        emc.conclude(MAY, "0");
        settle(settlement("removal", TWENTIETH));
        restore("removal");
        restore("removal");

        assertThat(ratings.stars(oven)).isEqualByComparingTo("2.4");
        assertThat(records.rating(emc.oven(), Optional.empty(), 10).steps()).hasSize(3);
        assertThat(settle(settlement("removal", TWENTIETH))).as("what was taken back stays taken back").hasValueSatisfying(change -> assertThat(change.restored()).isTrue());
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.code().value()) && event.action().equals("performance.ratingRestored")).hasSize(1);
    }

    @Test
    void ofTwoChangesEachIsTakenBackAlone() {
        emc.conclude(MAY, "0");
        settle(settlement("first", TWENTIETH));
        settle(settlement("second", TWENTIETH));
        assertThat(ratings.stars(oven)).isEqualByComparingTo("1.536");

        restore("first");
        assertThat(ratings.stars(oven)).isEqualByComparingTo("1.92");
        restore("second");
        assertThat(ratings.stars(oven)).isEqualByComparingTo("2.4");
    }

    @Test
    void atTheSameTimeOneSettlementIsTaken() throws Exception {
        emc.conclude(MAY, "0");
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<Optional<Change>> settling = () -> settle(settlement("removal", TWENTIETH));
            for (var result : pool.invokeAll(Stream.generate(() -> settling).limit(8).toList())) {
                assertThat(result.get()).hasValueSatisfying(change -> assertThat(change.after()).isEqualByComparingTo("1.92"));
            }
        }
        assertThat(ratings.stars(oven)).isEqualByComparingTo("1.92");
    }

    @Test
    void aChangeIsPartOfTheTransactionOfWhoAsksForIt() {
        assertThatThrownBy(() -> ratings.settle(settlement("removal", TWENTIETH))).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> ratings.restore("removal", "reason", "panel-1")).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> new Settlement("k", emc.terms().nodes().getFirst(), emc.code(), JUNE.atDay(1), TWENTIETH, " ", "lead-1")).isInstanceOf(IllegalArgumentException.class);
    }
}
