package io.heyi.performance.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.emc.Actuals;
import io.heyi.emc.EmcCode;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.performance.FakeBids;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics;
import io.heyi.performance.PerformanceWeb;
import io.heyi.performance.Ratings;
import io.heyi.performance.Ratings.Settlement;
import io.heyi.performance.internal.judging.TriggerJudging;
import io.heyi.tender.BidRecords.PublishedBid;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PerformanceWeb
class RecordPagesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(7000);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant AT = Instant.parse("2026-03-20T00:00:00Z");
    private static final String CHEF = "chef-li";

    @Autowired MockMvc mvc;
    @Autowired FakeAccess access;
    @Autowired FakeEmcs emcs;
    @Autowired Metrics metrics;
    @Autowired Actuals actuals;
    @Autowired TriggerJudging judging;
    @Autowired Ratings ratings;
    @Autowired FakeBids bids;
    @Autowired PlatformTransactionManager manager;
    private EmcCode emc;

    @BeforeEach
    void threeMonthsOfAChef() {
        emc = new EmcCode("EMC-" + NUMBERS.incrementAndGet());
        emcs.add(emc, FakeEmcs.cooking(), MARCH);
        month(MARCH, "12");
        month(MARCH.plusMonths(1), "1");
        month(MARCH.plusMonths(2), "1");
        access.signIn(user("owner-1", "me-owner:ME-0001", "entrepreneur"));
    }

    private void month(YearMonth period, String recipes) {
        metrics.backfill(List.of(new MetricFact(emc, CHEF, "recipes", period, new BigDecimal(recipes), "kitchen log", null)), "owner-1", month -> AT);
        actuals.freeze(emc, period, FakeEmcs.cooking(), AT);
        actuals.conclude(emc, period, AT);
        judging.judgeDue();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return new TransactionTemplate(manager).execute(status -> work.get());
    }

    private String page(String language) throws Exception {
        return mvc.perform(get("/actors/chef-li/record").header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePageShowsPromiseAndDeliveryMonthByMonthWithChartAndTable(String language) throws Exception {
        assertThat(page(language)).doesNotContain("??").contains("months-head", "pf-bar is-bad", "<table", "counters-head", "troubles-head", "pf-line");
    }

    @Test
    void thePageNamesTheVersionOfTheContractAndTheRunningCount() throws Exception {
        assertThat(page("en")).contains("Contract version 1", "Contract version 3", "2 months in a row, last in May 2026", "by version 3 of the decision table", "Below commitment", "Outside partner");
    }

    @Test
    void aRatingThatMovedForAReasonSaysSoAlsoWhenItWasTakenBack() throws Exception {
        var key = emc + "/removal";
        inTransaction(() -> ratings.settle(new Settlement(key, FakeEmcs.cooking().nodes().get(2), emc, MARCH.plusMonths(3).atDay(1), MARCH.plusMonths(3).atDay(20), "Its part ended by RC-0007", "system")));
        inTransaction(() -> ratings.restore(key, "The appeal was granted", "panel-1"));

        assertThat(page("en")).contains("early end: Its part ended by RC-0007", "restored: The appeal was granted").doesNotContain("panel-1");
        mvc.perform(get("/api/v1/actors/chef-li/record")).andExpect(jsonPath("$.steps[?(@.kind == 'RESTORED')].reason").value("The appeal was granted"));
    }

    @Test
    void clientsReadTheSame() throws Exception {
        mvc.perform(get("/api/v1/actors/chef-li/record").param("size", "1")).andExpect(status().isOk()).andExpect(jsonPath("$.actor").value(CHEF))
                .andExpect(jsonPath("$.figures.items.length()").value(1)).andExpect(jsonPath("$.figures.items[0].period").value("2026-05")).andExpect(jsonPath("$.figures.items[0].delivered").value(1))
                .andExpect(jsonPath("$.figures.items[0].belowBottom").value(true)).andExpect(jsonPath("$.figures.items[0].belowCommitment").value(true))
                .andExpect(jsonPath("$.months[?(@.period == '2026-03')].figures").isNotEmpty()).andExpect(jsonPath("$.counters[?(@.emc == '" + emc + "')].periodsBelow").value(2))
                .andExpect(jsonPath("$.triggers[0].decisionVersion").value(3));
        mvc.perform(get("/api/v1/actors/chef-li/record").param("size", "0")).andExpect(status().is4xxClientError());
        mvc.perform(get("/api/v1/actors/chef li/record")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/actors/nobody-at-all/record")).andExpect(status().isNotFound());
    }

    @Test
    void whatThePartyHasBidForStandsOnItsRecordPageByPage() throws Exception {
        bids.set(new PartyId(CHEF), IntStream.rangeClosed(1, 30).mapToObj(n -> new PublishedBid(new TenderCode("T-%04d".formatted(n)), "Call " + n, new PartyId("ME-0001"), "Oven", AT,
                n == 1 ? 1 : 2, 2, new BigDecimal("81.50"), n == 1)).toList());

        assertThat(page("en")).contains("Call 1", "won", "rank 1 of 2, 81.50 points", "called by Oven", "All 30 bids").doesNotContain("Call 6<");
        assertThat(page("zh-CN")).doesNotContain("??").contains("Call 5");
        mvc.perform(get("/actors/chef-li/record/tenders").param("page", "1")).andExpect(status().isOk()).andExpect(content().string(containsString("Call 30")));
        mvc.perform(get("/api/v1/actors/chef-li/record/tenders").param("size", "2")).andExpect(jsonPath("$.total").value(30)).andExpect(jsonPath("$.items[0].won").value(true))
                .andExpect(jsonPath("$.items[0].tender").value("T-0001"));
        mvc.perform(get("/actors/nobody-at-all/record/tenders")).andExpect(status().isNotFound());
    }

    @Test
    void anOutsidePartnerSeesTheMonthsOfHisContractOnly() throws Exception {
        emcs.leave(emc, CHEF, MARCH);
        access.signIn(user(CHEF, "external-partner"));

        mvc.perform(get("/api/v1/actors/chef-li/record")).andExpect(status().isOk())
                .andExpect(jsonPath("$.figures.items[?(@.emc == '%s')].period".formatted(emc)).value("2026-03"))
                .andExpect(jsonPath("$.counters[?(@.emc == '%s')]".formatted(emc)).isEmpty()).andExpect(jsonPath("$.triggers[?(@.emc == '%s')]".formatted(emc)).isEmpty())
                .andExpect(jsonPath("$.steps[?(@.emc == '%s')].period".formatted(emc)).value("2026-03"));
        access.signIn(user("partner-x", "external-partner"));
        mvc.perform(get("/api/v1/actors/chef-li/record")).andExpect(status().isNotFound()).andExpect(content().string(not(containsString(emc.value()))));
        mvc.perform(get("/actors/chef-li/record")).andExpect(status().isNotFound());
    }
}
