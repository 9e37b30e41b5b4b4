package io.heyi.performance.internal.actuals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.Actuals.Figure;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.Actuals.NodeResult;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.NodeBelowBottom;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.microenterprise.BottomValuesJudged;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.LeadingValuesJudged;
import io.heyi.performance.PerformanceModule;
import io.heyi.performance.internal.judging.TriggerJudging;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;

@PerformanceModule
class ActualsTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final YearMonth JUNE = MAY.plusMonths(1);
    private static final Instant MAY_CUT_OFF = Instant.parse("2026-05-24T16:00:00Z");
    private static final Instant JUNE_CUT_OFF = Instant.parse("2026-06-23T16:00:00Z");
    private static final Instant EARLY = Instant.parse("2026-05-20T00:00:00Z");

    @Autowired Actuals actuals;
    @Autowired TriggerJudging judging;
    @Autowired JdbcClient jdbc;
    @Autowired RecordedAudit audit;
    @Autowired ApplicationEvents events;
    private MeasuredEmc measured;
    private EmcCode emc;
    private String oven;
    private ContractTerms terms;

    @BeforeEach
    void anEmc() {
        measured = MeasuredEmc.fresh(jdbc, actuals);
        emc = measured.code();
        oven = measured.oven();
        terms = measured.terms();
    }

    private UUID fact(YearMonth period, String actor, String metric, String value, Instant at) {
        return measured.fact(period, actor, metric, value, at);
    }

    private Figure figure(Actuals.Frozen frozen, String actor, String metric) {
        return frozen.figures().stream().filter(figure -> figure.id().equals(new FigureId(actor, metric))).findFirst().orElseThrow();
    }

    private NodeResult node(Actuals.Frozen frozen, String actor) {
        return frozen.nodes().stream().filter(node -> node.actor().value().equals(actor)).findFirst().orElseThrow();
    }

    @Test
    void theLatestFactUpToTheCutOffIsTakenForGood() {
        fact(MAY, oven, "ovens-sold", "700", EARLY);
        var taken = fact(MAY, oven, "ovens-sold", "950", MAY_CUT_OFF);
        fact(MAY, oven, "ovens-sold", "1200", MAY_CUT_OFF.plusSeconds(1));

        var frozen = actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);

        var figure = figure(frozen, oven, "ovens-sold");
        assertThat(figure.value()).isEqualByComparingTo("950");
        assertThat(figure.factId()).isEqualTo(taken);
        assertThat(figure.attainmentPercent()).isEqualTo("95.0");
        assertThat(figure.submittedBy()).isEqualTo("owner-2");
        assertThat(figure.belowBottom()).isFalse();
        assertThat(actuals.freeze(emc, MAY, terms, MAY_CUT_OFF.plusSeconds(60))).isEqualTo(frozen);
        assertThat(actuals.frozen(emc, MAY)).contains(frozen);
    }

    @Test
    void whatNobodyReportedIsBelowBottomWithoutAValue() {
        var frozen = actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);

        assertThat(frozen.profit()).isNull();
        assertThat(frozen.figures()).hasSize(5).allMatch(figure -> figure.value() == null && figure.belowBottom() && figure.attainmentPercent() == null);
        assertThat(node(frozen, oven).attainmentPercent()).isNull();
        assertThat(actuals.frozen(emc, JUNE)).isEmpty();
    }

    @Test
    void aLateDifferenceOfAnAmountCountsInTheNextMonthOnce() {
        fact(MAY, emc.value(), "profit", "900000", EARLY);
        actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);
        fact(MAY, emc.value(), "profit", "950000.50", MAY_CUT_OFF.plusSeconds(9));
        fact(JUNE, emc.value(), "profit", "1000000", JUNE_CUT_OFF);

        assertThat(actuals.freeze(emc, JUNE, terms, JUNE_CUT_OFF).profit()).isEqualByComparingTo("1050000.50");
        assertThat(actuals.frozen(emc, MAY).orElseThrow().profit()).isEqualByComparingTo("900000");

        var july = JUNE.plusMonths(1);
        fact(july, emc.value(), "profit", "1000000", JUNE_CUT_OFF.plusSeconds(1));
        assertThat(actuals.freeze(emc, july, terms, JUNE_CUT_OFF.plusSeconds(2)).profit()).isEqualByComparingTo("1000000");
    }

    @Test
    void aCorrectionOfACorrectionAddsOnlyWhatIsNew() {
        fact(MAY, emc.value(), "profit", "900000", EARLY);
        actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);
        fact(MAY, emc.value(), "profit", "950000", MAY_CUT_OFF.plusSeconds(1));
        fact(JUNE, emc.value(), "profit", "1000000", EARLY);
        actuals.freeze(emc, JUNE, terms, JUNE_CUT_OFF);
        fact(MAY, emc.value(), "profit", "940000", JUNE_CUT_OFF.plusSeconds(1));
        var july = JUNE.plusMonths(1);
        fact(july, emc.value(), "profit", "1000000", EARLY);

        assertThat(actuals.freeze(emc, july, terms, JUNE_CUT_OFF.plusSeconds(5)).profit()).isEqualByComparingTo("990000");
    }

    @Test
    void aMonthWithoutAFigureLeavesTheCorrectionToTheNext() {
        fact(MAY, emc.value(), "profit", "900000", EARLY);
        actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);
        fact(MAY, emc.value(), "profit", "950000", MAY_CUT_OFF.plusSeconds(1));

        assertThat(actuals.freeze(emc, JUNE, terms, JUNE_CUT_OFF).profit()).isNull();

        var july = JUNE.plusMonths(1);
        fact(july, emc.value(), "profit", "1000000", EARLY);
        fact(JUNE, emc.value(), "profit", "900000", JUNE_CUT_OFF.plusSeconds(1));
        assertThat(actuals.freeze(emc, july, terms, JUNE_CUT_OFF.plusSeconds(5)).profit())
                .as("50,000 late for May, and June that had counted as its bottom of 800,000").isEqualByComparingTo("1150000");
    }

    @Test
    void aLateDifferenceOfACountIsAddedWhateverItCounts() {
        fact(MAY, "chef-li", "recipes", "12", EARLY);
        actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);
        fact(MAY, "chef-li", "recipes", "15", MAY_CUT_OFF.plusSeconds(1));
        fact(JUNE, "chef-li", "recipes", "12", EARLY);

        assertThat(figure(actuals.freeze(emc, JUNE, terms, JUNE_CUT_OFF), "chef-li", "recipes").value()).isEqualByComparingTo("15");
    }

    @Test
    void behindAKeyStandsThePersonWhoMadeIt() {
        jdbc.sql("insert into performance.webhook_key (id, emc, actors, label, salt, master, created_by, created_at) values (?, ?, '{}', 'Telemetry', 's', 'm', 'owner-1', now())")
                .params("K-" + emc, emc.value()).update();
        jdbc.sql("insert into performance.fact (id, emc, period, actor, metric, value, source, submitted_by, channel, intake, received_at) values (?, ?, ?, ?, 'ovens-sold', 900, 'till', ?, 'WEBHOOK', ?, ?)")
                .params(UUID.randomUUID(), emc.value(), MAY.toString(), oven, "key:K-" + emc, UUID.randomUUID(), MonthStore.utc(EARLY)).update();
        fact(MAY, "chef-li", "recipes", "12", EARLY);

        var frozen = actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);

        assertThat(figure(frozen, oven, "ovens-sold").submittedBy()).isEqualTo("key:K-" + emc);
        assertThat(figure(frozen, oven, "ovens-sold").submitterPerson()).isEqualTo("owner-1");
        assertThat(figure(frozen, "chef-li", "recipes").submitterPerson()).isEqualTo("owner-2");
        assertThat(actuals.frozen(emc, MAY)).contains(frozen);
    }

    @Test
    void aLateMeanIsOnRecordAndCountsNowhere() {
        fact(MAY, "ME-0002", "complaints", "2", EARLY);
        actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);
        fact(MAY, "ME-0002", "complaints", "4", MAY_CUT_OFF.plusSeconds(1));
        fact(JUNE, "ME-0002", "complaints", "3", EARLY);

        assertThat(figure(actuals.freeze(emc, JUNE, terms, JUNE_CUT_OFF), "ME-0002", "complaints").value()).isEqualByComparingTo("3");
    }

    @Test
    void aRulingReplacesTheFigureAndSettlesTheLateFactsKnownThen() {
        fact(MAY, emc.value(), "profit", "900000", EARLY);
        actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);
        fact(MAY, emc.value(), "profit", "950000", MAY_CUT_OFF.plusSeconds(1));
        actuals.rule(emc, MAY, new FigureId(emc.value(), "profit"), new BigDecimal("920000"), "counted twice", "owner-1", MAY_CUT_OFF.plusSeconds(10));
        actuals.rule(emc, MAY, new FigureId(emc.value(), "profit"), new BigDecimal("920000.00"), "counted twice", "owner-1", MAY_CUT_OFF.plusSeconds(10));

        var figure = figure(actuals.frozen(emc, MAY).orElseThrow(), emc.value(), "profit");
        assertThat(figure.value()).isEqualByComparingTo("920000");
        assertThat(figure.original()).isEqualByComparingTo("900000");
        assertThat(audit.events).filteredOn(event -> event.stream().equals(emc.value())).hasSize(1)
                .allSatisfy(event -> assertThat(event.details()).containsEntry("oldValue", "900000").containsEntry("newValue", "920000"));

        fact(MAY, emc.value(), "profit", "925000", MAY_CUT_OFF.plusSeconds(20));
        fact(JUNE, emc.value(), "profit", "1000000", EARLY);
        assertThat(actuals.freeze(emc, JUNE, terms, JUNE_CUT_OFF).profit()).isEqualByComparingTo("1005000");
    }

    @Test
    void concludingMovesEachRatingOnceByWhatWasFulfilled() {
        fact(MAY, oven, "ovens-sold", "800", EARLY);
        var frozen = actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);
        assertThat(node(frozen, oven).ratingBefore()).isEqualByComparingTo("3.0");
        assertThat(node(frozen, oven).rating()).isEqualByComparingTo("3.2");
        assertThat(actuals.rating(new ActorId(oven))).isEqualByComparingTo("3.0");

        actuals.conclude(emc, MAY, Instant.parse("2026-05-31T16:00:00Z"));
        actuals.conclude(emc, MAY, Instant.parse("2026-06-01T16:00:00Z"));

        assertThat(actuals.rating(new ActorId(oven))).isEqualByComparingTo("3.2");
        assertThat(actuals.frozen(emc, MAY).orElseThrow().nodes()).contains(new NodeResult(new ActorId(oven), new BigDecimal("80.0"), new BigDecimal("3.0000"), new BigDecimal("3.2000"), false));
        assertThatThrownBy(() -> actuals.rule(emc, MAY, new FigureId(oven, "ovens-sold"), BigDecimal.ONE, "too late", "owner-1", EARLY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSecondMonthBelowBottomIsTold() {
        conclude(MAY, "790");
        assertThat(events.stream(NodeBelowBottom.class).filter(event -> event.actor().value().equals(oven))).isEmpty();
        conclude(JUNE, "799");

        assertThat(events.stream(NodeBelowBottom.class).filter(event -> event.actor().value().equals(oven))).singleElement().satisfies(event -> {
            assertThat(event.emc()).isEqualTo(emc);
            assertThat(event.period()).isEqualTo(JUNE);
            assertThat(event.periodsBelow()).isEqualTo(2);
            assertThat(event.rule()).isEqualTo("consecutive");
        });
        assertThat(jdbc.sql("select count(*) from performance.below_bottom where emc = ? and actor = ?").params(emc.value(), oven).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void everyConcludedMonthSaysWhetherAMicroenterpriseMetItsBottomValues() {
        conclude(MAY, "790");
        conclude(JUNE, "900");

        assertThat(events.stream(BottomValuesJudged.class).filter(event -> event.microenterprise().equals(oven))).extracting("contract", "period", "met")
                .containsExactly(org.assertj.core.groups.Tuple.tuple(emc.value(), MAY, false), org.assertj.core.groups.Tuple.tuple(emc.value(), JUNE, true));
    }

    @Test
    void everyConcludedMonthSaysHowFarAMicroenterpriseStayedBehindItsLeadingValues() {
        var leading = terms.node(new ActorId(oven)).orElseThrow().targets().getFirst().leading();
        conclude(MAY, leading.toPlainString());
        conclude(JUNE, leading.divide(new BigDecimal(2)).toPlainString());

        assertThat(events.stream(LeadingValuesJudged.class).filter(event -> event.microenterprise().equals(oven))).extracting(LeadingValuesJudged::period).containsExactly(MAY, JUNE);
        assertThat(events.stream(LeadingValuesJudged.class).filter(event -> event.microenterprise().equals(oven)).flatMap(event -> event.figures().stream())
                .filter(figure -> figure.metric().equals("ovens-sold")).map(figure -> figure.shortPercent().stripTrailingZeros().toPlainString())).containsExactly("0", "50");
    }

    @Test
    void aGoodMonthResetsTheCount() {
        conclude(MAY, "790");
        conclude(JUNE, "900");
        conclude(JUNE.plusMonths(1), "790");

        assertThat(events.stream(NodeBelowBottom.class).filter(event -> event.actor().value().equals(oven))).isEmpty();
    }

    @Test
    void oneMonthFarBelowIsEnoughAlsoAfterAGoodOne() {
        conclude(MAY, "900");
        conclude(JUNE, "399");

        assertThat(events.stream(NodeBelowBottom.class).filter(event -> event.actor().value().equals(oven))).singleElement().satisfies(event -> {
            assertThat(event.rule()).isEqualTo("farBelow");
            assertThat(event.periodsBelow()).isEqualTo(1);
        });
    }

    private void conclude(YearMonth period, String sold) {
        measured.conclude(period, sold);
        judging.judgeDue();
    }

    @Test
    void onlyAFrozenMonthCanBeConcludedOrRuled() {
        assertThatThrownBy(() -> actuals.conclude(emc, MAY, EARLY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> actuals.rule(emc, MAY, new FigureId(oven, "ovens-sold"), BigDecimal.ONE, "r", "o", EARLY)).isInstanceOf(IllegalStateException.class);
        actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);
        assertThatThrownBy(() -> actuals.rule(emc, MAY, new FigureId(oven, "unknown"), BigDecimal.ONE, "r", "o", EARLY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDatabaseRefusesToChangeAFactOrAFrozenFigure() {
        fact(MAY, oven, "ovens-sold", "800", EARLY);
        actuals.freeze(emc, MAY, terms, MAY_CUT_OFF);

        assertThatThrownBy(() -> jdbc.sql("update performance.fact set value = 1 where emc = ?").param(emc.value()).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from performance.fact where emc = ?").param(emc.value()).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update performance.figure set own_value = 1 where emc = ?").param(emc.value()).update()).isInstanceOf(DataAccessException.class);
    }
}
