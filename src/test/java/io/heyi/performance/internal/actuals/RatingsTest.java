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

    private Settlement settlement(String key, YearMonth first, YearMonth last) {
        return new Settlement(emc.code() + "/" + key, oven, emc.code(), first, last, "its part ended early", "lead-1");
    }

    private Optional<Change> settle(Settlement settlement) {
        return transaction.execute(status -> ratings.settle(settlement));
    }

    private Optional<Change> restore(String key) {
        return transaction.execute(status -> ratings.restore(emc.code() + "/" + key, "the appeal was granted", "panel-1"));
    }

    @Test
    void anEarlyEndRatesOnceMoreByAllMonthsConcerned() {
        emc.conclude(MAY, "500");
        emc.conclude(JUNE, "700");
        assertThat(ratings.stars(oven)).as("3.0, then 0.8 × 3.0 + 0.5, then 0.8 × 2.9 + 0.7").isEqualByComparingTo("3.02");

        var change = settle(settlement("removal", MAY, JUNE)).orElseThrow();

        assertThat(change.fulfilment()).isEqualByComparingTo("0.6");
        assertThat(change.before()).isEqualByComparingTo("3.02");
        assertThat(change.after()).isEqualByComparingTo("3.016");
        assertThat(ratings.stars(oven)).isEqualByComparingTo("3.016");
        assertThat(actuals.rating(oven)).isEqualByComparingTo("3.016");
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.code().value()) && event.action().equals("performance.ratingSettled")).singleElement()
                .satisfies(event -> assertThat(event.details()).containsEntry("oldValue", "3.0200").containsEntry("newValue", "3.0160"));
    }

    @Test
    void aRepeatedSettlementGivesTheFirstResult() {
        emc.conclude(MAY, "500");
        var first = settle(settlement("removal", MAY, MAY)).orElseThrow();

        assertThat(settle(settlement("removal", MAY, MAY))).hasValueSatisfying(again -> assertThat(again.after()).isEqualByComparingTo(first.after()));
        assertThat(records.rating(emc.oven(), Optional.empty(), 10).steps()).hasSize(2);
        assertThat(ratings.find(emc.code() + "/removal")).hasValueSatisfying(found -> assertThat(found.restored()).isFalse());
    }

    @Test
    void whosePartEndedAfterTheCutOffIsNotRatedAgainByTheMonthThatTheOthersFinish() {
        emc.conclude(MAY, "500");
        emc.freeze(JUNE, "0");
        clock.now = MeasuredEmc.EARLY.plusSeconds(60);
        var settled = settle(settlement("removal", MAY, MAY)).orElseThrow();
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
        settle(settlement("removal", MAY, MAY));
        restore("removal");
        actuals.conclude(emc.code(), JUNE, clock.now);

        assertThat(ratings.stars(oven)).as("3.0, 2.9, 0.8 × 2.9 + 1").isEqualByComparingTo("3.32");
    }

    @Test
    void aMonthThatIsFrozenLaterRatesWhoHasComeBack() {
        emc.conclude(MAY, "500");
        clock.now = MeasuredEmc.EARLY.minusSeconds(60);
        var settled = settle(settlement("removal", MAY, MAY)).orElseThrow();
        emc.conclude(JUNE, "0");

        assertThat(ratings.stars(oven)).isLessThan(settled.after());
    }

    @Test
    void aKeyBelongsToOneParty() {
        emc.conclude(MAY, "500");
        settle(settlement("removal", MAY, MAY));
        var other = new Settlement(emc.code() + "/removal", new ActorId("ME-0002"), emc.code(), MAY, MAY, "another", "lead-1");

        assertThatThrownBy(() -> settle(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoHasNoFrozenFigureIsNotRated() {
        assertThat(settle(settlement("removal", MAY, JUNE))).isEmpty();
        assertThat(ratings.stars(oven)).isEqualByComparingTo("3.0");
        assertThat(restore("removal")).isEmpty();
    }

    @Test
    void restoringTakesThatChangeBackAndLeavesEarlierAndLaterOnes() {
        emc.conclude(MAY, "0");
        settle(settlement("removal", MAY, MAY));
        emc.conclude(JUNE, "1000");
        assertThat(ratings.stars(oven)).as("3.0, 2.4, 1.92, 2.536").isEqualByComparingTo("2.536");

        assertThat(restore("removal")).hasValueSatisfying(change -> assertThat(change.restored()).isTrue());

        assertThat(ratings.stars(oven)).as("3.0, 2.4, 2.92").isEqualByComparingTo("2.92");
        var july = JUNE.plusMonths(1);
        emc.conclude(july, "1000");
        assertThat(ratings.stars(oven)).as("0.8 × 2.92 + 1").isEqualByComparingTo("3.336");
    }

    @Test
    void aRepeatedRestoringChangesNothing() {
        emc.conclude(MAY, "0");
        settle(settlement("removal", MAY, MAY));
        restore("removal");
        restore("removal");

        assertThat(ratings.stars(oven)).isEqualByComparingTo("2.4");
        assertThat(records.rating(emc.oven(), Optional.empty(), 10).steps()).hasSize(3);
        assertThat(settle(settlement("removal", MAY, MAY))).as("what was taken back stays taken back").hasValueSatisfying(change -> assertThat(change.restored()).isTrue());
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.code().value()) && event.action().equals("performance.ratingRestored")).hasSize(1);
    }

    @Test
    void ofTwoChangesEachIsTakenBackAlone() {
        emc.conclude(MAY, "0");
        settle(settlement("first", MAY, MAY));
        settle(settlement("second", MAY, MAY));
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
            Callable<Optional<Change>> settling = () -> settle(settlement("removal", MAY, MAY));
            for (var result : pool.invokeAll(Stream.generate(() -> settling).limit(8).toList())) {
                assertThat(result.get()).hasValueSatisfying(change -> assertThat(change.after()).isEqualByComparingTo("1.92"));
            }
        }
        assertThat(ratings.stars(oven)).isEqualByComparingTo("1.92");
    }

    @Test
    void aChangeIsPartOfTheTransactionOfWhoAsksForIt() {
        assertThatThrownBy(() -> ratings.settle(settlement("removal", MAY, MAY))).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> ratings.restore("removal", "reason", "panel-1")).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> new Settlement("k", oven, emc.code(), JUNE, MAY, "reason", "lead-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Settlement("k", oven, emc.code(), MAY, MAY, " ", "lead-1")).isInstanceOf(IllegalArgumentException.class);
    }
}
