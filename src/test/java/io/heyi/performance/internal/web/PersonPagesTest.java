package io.heyi.performance.internal.web;

import static io.heyi.emc.ContractFixtures.aNode;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.Username;
import io.heyi.emc.Actuals;
import io.heyi.emc.EmcCode;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.microenterprise.Tenures;
import io.heyi.microenterprise.Tenures.Tenure;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics;
import io.heyi.performance.PerformanceWeb;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PerformanceWeb
class PersonPagesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(7800);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant FOUNDED = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant HANDED_OVER = Instant.parse("2026-04-15T00:00:00Z");

    @Autowired MockMvc mvc;
    @Autowired FakeAccess access;
    @Autowired FakeEmcs emcs;
    @Autowired Metrics metrics;
    @Autowired Actuals actuals;
    @Autowired Tenures tenures;
    private String kitchen;

    @BeforeEach
    void threeMonthsOfAKitchenThatChangesHandsInApril() {
        var number = NUMBERS.incrementAndGet();
        kitchen = "ME-" + number;
        var emc = new EmcCode("EMC-" + number);
        var terms = FakeEmcs.terms(List.of(aNode(kitchen).name("Kitchen").lead().ratio("40").targets(FakeEmcs.metric("orders", "orders", "2000", "2500", "4000")).build()));
        emcs.add(emc, terms, MARCH);
        for (int i = 0; i < 3; i++) {
            var month = MARCH.plusMonths(i);
            metrics.backfill(List.of(new MetricFact(emc, kitchen, "orders", month, new BigDecimal(2500 + 500 * i), "shop", null)), "owner-2", any -> HANDED_OVER);
            actuals.freeze(emc, month, terms, HANDED_OVER);
        }
        var first = new Tenure(kitchen, "Kitchen", new Username("anna"), FOUNDED, Optional.of(HANDED_OVER), true, false);
        var second = new Tenure(kitchen, "Kitchen", new Username("bo"), HANDED_OVER, Optional.empty(), false, true);
        when(tenures.of(new Username("anna"))).thenReturn(List.of(first));
        when(tenures.of(new Username("bo"))).thenReturn(List.of(second));
        when(tenures.of(kitchen)).thenReturn(List.of(first, second));
        access.signIn(user("somebody", "entrepreneur"));
    }

    private String page(String address, String language) throws Exception {
        return mvc.perform(get(address).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void whatTheMicroenterpriseDeliveredCountsForWhoeverOwnedItWhenTheMonthBegan() throws Exception {
        mvc.perform(get("/api/v1/people/anna/record")).andExpect(status().isOk()).andExpect(jsonPath("$.figures.total").value(2)).andExpect(jsonPath("$.figures.items[0].figure.period").value("2026-04"))
                .andExpect(jsonPath("$.figures.items[1].figure.period").value("2026-03")).andExpect(jsonPath("$.overall.adjustedPercent").value(37.5)).andExpect(jsonPath("$.tenures[0].microenterprise").value(kitchen));
        mvc.perform(get("/api/v1/people/bo/record")).andExpect(jsonPath("$.figures.total").value(1)).andExpect(jsonPath("$.figures.items[0].figure.period").value("2026-05"))
                .andExpect(jsonPath("$.figures.items[0].microenterprise").value(kitchen)).andExpect(jsonPath("$.months[0].way.adjustedPercent").value(75.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePageShowsTenuresSumsChartAndFigures(String language) throws Exception {
        assertThat(page("/people/anna/record", language)).doesNotContain("??").contains("Kitchen", "months-head", "tenures-head", "/actors/" + kitchen + "/record");
        assertThat(page("/actors/" + kitchen + "/record", language)).doesNotContain("??").contains("record-owners", "/people/anna/record", "/people/bo/record");
    }

    @Test
    void readersFromOutsideAndUnknownNamesFindNothing() throws Exception {
        access.left.add(new Username("nobody-at-all"));
        mvc.perform(get("/people/nobody-at-all/record")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/people/NOT A NAME/record")).andExpect(status().isNotFound());
        access.signIn(user("partner-x", "external-partner"));
        mvc.perform(get("/people/anna/record")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/people/anna/record")).andExpect(status().isNotFound());
    }
}
