package io.heyi.replacement;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcTakeover;
import io.heyi.microenterprise.ByTheApi;
import io.heyi.microenterprise.WholeProduct;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics;
import io.heyi.shared.WorkingDays;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The way from a concluded month over the decision table in the engine to an open case, with all parts of the product. */
@WholeProduct
class TriggerInTheProductTest extends ByTheApi {

    private static final String LEAD = "ME-0911";
    private static final String FOOD = "ME-0912";
    private static final String COMMUNITY = "ME-0913";

    @Autowired Access access;
    @Autowired EmcTakeover takeover;
    @Autowired Metrics metrics;
    @Autowired WorkingDays calendar;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    TriggerInTheProductTest() {
        super(Map.of("entrepreneur-01", roles(Role.ENTREPRENEUR), "entrepreneur-02", roles(Role.ENTREPRENEUR), "entrepreneur-03", roles(Role.ENTREPRENEUR), "auditor", roles(Role.AUDITOR)));
    }

    @BeforeEach
    void town() {
        know();
        microenterprise(access, LEAD, "Smart oven", "entrepreneur-01");
        microenterprise(access, FOOD, "Food network", "entrepreneur-02");
        microenterprise(access, COMMUNITY, "Cooking community", "entrepreneur-03");
    }

    private static ContractTerms terms() {
        return aContract().nodes(lead(LEAD, "40"), strategic(FOOD, "recipes", "25"), strategic(COMMUNITY, "recipes", "10")).build();
    }

    /** A contract whose last two months are over; of 100 orders at least, the network had 90 in both and the community 95 in the last. */
    private EmcCode missedTwice() {
        var present = YearMonth.from(clock.instant().atZone(calendar.zone()));
        return transaction.execute(status -> {
            var emc = takeover.take("trigger", terms(), new Username("entrepreneur-01"), present.minusMonths(2));
            month(emc, present.minusMonths(2), "200");
            month(emc, present.minusMonths(1), "95");
            return emc;
        });
    }

    private void month(EmcCode emc, YearMonth period, String community) {
        var facts = Map.of(LEAD, "200", FOOD, "90", COMMUNITY, community).entrySet().stream().map(party -> fact(emc, party.getKey(), "orders", period, party.getValue()));
        var goals = terms().goals().stream().map(goal -> fact(emc, emc.value(), goal.metric(), period, goal.grab().toPlainString()));
        metrics.backfill(Stream.concat(facts, goals).toList(), "auditor", month -> month.atDay(5).atTime(12, 0).atZone(calendar.zone()).toInstant());
        takeover.close(emc, period, terms());
    }

    private static MetricFact fact(EmcCode emc, String actor, String metric, YearMonth period, String value) {
        return new MetricFact(emc, actor, metric, period, new BigDecimal(value), "till", null);
    }

    @Test
    void theTableInTheEngineOpensACaseOnceAndTheCaseNamesItsVersion() throws Exception {
        var emc = missedTwice();

        var found = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(() -> cases(emc), cases -> !cases.isEmpty());
        var cause = read("entrepreneur-01", "/replacement-cases/" + found.get(0).path("code").asText()).path("cause");
        assertThat(cause.path("rule").asText()).isEqualTo("consecutive");
        assertThat(cause.path("basis").path("decision").asText()).isEqualTo("underperformance-trigger");
        assertThat(cause.path("basis").path("version").asInt()).isEqualTo(1);
        assertThat(cause.path("basis").path("rows").path(0).asText()).isEqualTo("rule_SeveralMonths");

        await().atMost(Duration.ofSeconds(60)).until(() -> judged(emc).stream().noneMatch(one -> one.endsWith("waits")));
        assertThat(judged(emc)).containsExactly(FOOD + " none", FOOD + " consecutive", COMMUNITY + " none");
        assertThat(cases(emc)).hasSize(1);
    }

    private List<String> judged(EmcCode emc) {
        return jdbc.sql("select actor || ' ' || coalesce(rule, 'waits') from performance.judgement where emc = ? order by actor, period").param(emc.value()).query(String.class).list();
    }

    private List<JsonNode> cases(EmcCode emc) throws Exception {
        return read("auditor", "/replacement-cases?emc=" + emc).path("items").valueStream().toList();
    }
}
