package io.heyi.performance.internal.web;

import static io.heyi.emc.ContractFixtures.aNode;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.emc.Actuals;
import io.heyi.emc.EmcCode;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics;
import io.heyi.performance.PerformanceWeb;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PerformanceWeb
class CommentPagesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(7500);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final Instant AT = Instant.parse("2026-03-20T00:00:00Z");

    @Autowired MockMvc mvc;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired FakeEmcs emcs;
    @Autowired Metrics metrics;
    @Autowired Actuals actuals;
    @Autowired JdbcClient jdbc;
    private EmcCode emc;

    @BeforeEach
    void aMonthOfTheFoodNetworkWithTwoFigures() {
        emc = new EmcCode("EMC-" + NUMBERS.incrementAndGet());
        emcs.add(emc, FakeEmcs.cooking(), MARCH);
        metrics.backfill(List.of(new MetricFact(emc, "ME-0002", "orders", MARCH, new BigDecimal("3000"), "shop", null)), "owner-2", month -> AT);
        actuals.freeze(emc, MARCH, FakeEmcs.cooking(), AT);
        actuals.conclude(emc, MARCH, AT);
        asOwner();
    }

    private void asOwner() {
        access.signIn(user("owner-2", "me-owner:ME-0002", "entrepreneur"));
    }

    private String address() {
        return "/api/v1/actors/ME-0002/record/months/" + emc + "/2026-03/comment";
    }

    private ResultActions say(String text, int seen) throws Exception {
        return mvc.perform(put(address()).contentType("application/json").content("{\"text\": \"%s\", \"seen\": %d}".formatted(text, seen)));
    }

    private ResultActions record() throws Exception {
        return mvc.perform(get("/api/v1/actors/ME-0002/record")).andExpect(status().isOk());
    }

    private String page(String language) throws Exception {
        return mvc.perform(get("/actors/ME-0002/record").header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private long step() {
        return jdbc.sql("select seq from performance.rating_step where actor = 'ME-0002' and emc = ?").param(emc.value()).query(Long.class).single();
    }

    private String said(String part) {
        return "$.comments[?(@.emc == '%s')].%s".formatted(emc, part);
    }

    @Test
    void theOwnersWordsStandBesideTheMonthForEverybodyWhoSeesIt() throws Exception {
        say("The flood stopped us", 0).andExpect(status().isCreated()).andExpect(jsonPath("$.wording").value(1)).andExpect(jsonPath("$.author").value("owner-2"));

        access.signIn(user("somebody", "entrepreneur"));
        record().andExpect(jsonPath(said("text")).value("The flood stopped us")).andExpect(jsonPath(said("author")).value("owner-2")).andExpect(jsonPath("$.mayComment").value(false));
        assertThat(page("en")).contains("The flood stopped us", "The party says:").doesNotContain("/record/comment?");
    }

    @Test
    void nobodyElseMayComment() throws Exception {
        for (var other : List.of(user("owner-1", "me-owner:ME-0001", "entrepreneur"), user("auditor-1", "auditor"), user("member-2", "me-member:ME-0002", "entrepreneur"))) {
            access.signIn(other);
            say("Not mine to say", 0).andExpect(status().isForbidden());
            mvc.perform(get("/actors/ME-0002/record/comment").param("emc", emc.value()).param("period", "2026-03")).andExpect(status().isForbidden());
            mvc.perform(post("/actors/ME-0002/record/comment").param("emc", emc.value()).param("period", "2026-03").param("text", "no")).andExpect(status().isForbidden());
        }
        access.signIn(user("partner-x", "external-partner"));
        say("Not even mine to see", 0).andExpect(status().isNotFound());
        asOwner();
        record().andExpect(jsonPath(said("text")).isEmpty());
    }

    @Test
    void aNewWordingKeepsTheEarlierOneReadableAndIsInTheHistory() throws Exception {
        say("First words", 0).andExpect(status().isCreated());
        say("Better words", 1).andExpect(status().isCreated()).andExpect(jsonPath("$.wording").value(2)).andExpect(jsonPath("$.earlier[0].text").value("First words"));

        assertThat(page("en")).contains("Better words", "One earlier wording", "First words");
        assertThat(audit.events).filteredOn(event -> event.action().equals("performance.recordCommented") && event.stream().equals(emc.value())).hasSize(2)
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo("owner-2"));
    }

    @Test
    void sendingTheSameAgainChangesNothingEvenAfterLaterWords() throws Exception {
        say("First words", 0).andExpect(status().isCreated());
        say("First words", 0).andExpect(status().isOk()).andExpect(jsonPath("$.wording").value(1));
        say("Better words", 1).andExpect(status().isCreated());
        say("First words", 0).andExpect(status().isOk()).andExpect(jsonPath("$.text").value("Better words"));
    }

    @Test
    void wordsOnTopOfAnOlderWordingAreRefusedAndTheFormKeepsThem() throws Exception {
        say("First words", 0);
        say("Other words", 0).andExpect(status().isConflict()).andExpect(jsonPath("$.wording").value(1));

        var form = mvc.perform(post("/actors/ME-0002/record/comment").param("emc", emc.value()).param("period", "2026-03").param("seen", "0").param("text", "My typed words"))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(form).contains("Somebody wrote for this party in between", "First words", "My typed words");
    }

    @Test
    void faultyWordsAreNamedAndChangeNothing() throws Exception {
        say("", 0).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("text"));
        say("x".repeat(1001), 0).andExpect(status().isUnprocessableEntity());
        say("x\\u202Ey", 0).andExpect(status().isUnprocessableEntity());
        say("x", -1).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("seen"));
        mvc.perform(put(address()).contentType("application/json").content("{\"text\": 5, \"words\": 1}")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors.length()").value(2));
        mvc.perform(put("/api/v1/actors/ME-0002/record/months/" + emc + "/2026-04/comment").contentType("application/json").content("{\"text\": \"x\"}")).andExpect(status().isNotFound());
        record().andExpect(jsonPath(said("text")).isEmpty());
    }

    @Test
    void aMoveOfTheRatingHasACommentOfItsOwn() throws Exception {
        mvc.perform(put("/api/v1/actors/ME-0002/record/steps/" + step() + "/comment").contentType("application/json").content("{\"text\": \"Unfair\"}")).andExpect(status().isCreated());
        mvc.perform(put("/api/v1/actors/ME-0001/record/steps/" + step() + "/comment").contentType("application/json").content("{\"text\": \"Unfair\"}")).andExpect(status().isNotFound());

        record().andExpect(jsonPath("$.comments[?(@.step == %d)].text".formatted(step())).value("Unfair"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePageOffersTheFormAndComesBackToItsPage(String language) throws Exception {
        assertThat(page(language)).doesNotContain("??").contains("/record/comment?emc=" + emc, "/record/comment?step=" + step());
        assertThat(mvc.perform(get("/actors/ME-0002/record/comment").param("emc", emc.value()).param("period", "2026-03").header("Accept-Language", language)).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).doesNotContain("??").contains(emc.value());
        mvc.perform(post("/actors/ME-0002/record/comment").param("emc", emc.value()).param("period", "2026-03").param("seen", "0").param("page", "2").param("text", "From the page"))
                .andExpect(redirectedUrl("/actors/ME-0002/record?page=2"));
        assertThat(page(language)).contains("From the page");
    }

    @Test
    void aPartnerWhoActsForHimselfCommentsOnHisOwnMonthsOnly() throws Exception {
        access.signIn(user("chef-li", "external-partner"));
        mvc.perform(put("/api/v1/actors/chef-li/record/months/" + emc + "/2026-03/comment").contentType("application/json").content("{\"text\": \"New stove\"}")).andExpect(status().isCreated());
        emcs.leave(emc, "chef-li", MARCH.minusMonths(1));
        mvc.perform(put("/api/v1/actors/chef-li/record/months/" + emc + "/2026-03/comment").contentType("application/json").content("{\"text\": \"Again\", \"seen\": 1}")).andExpect(status().isNotFound());
    }

    @Test
    void theRecordSaysHowHardAPromiseWasAndWhereTheDeliveryStands() throws Exception {
        var kitchen = "ME-" + emc.value().substring(4);
        var terms = FakeEmcs.terms(List.of(aNode(kitchen).name("Kitchen").lead().ratio("40").targets(FakeEmcs.metric("orders", "orders", "2000", "2500", "4000"),
                FakeEmcs.metric("complaints", "percent", "5", "3", "1"), FakeEmcs.metric("licences", "pieces", "1", "1", "1")).build()));
        emcs.add(emc, terms, MARCH);
        metrics.backfill(List.of(new MetricFact(emc, kitchen, "orders", MARCH.plusMonths(1), new BigDecimal("3000"), "shop", null)), "owner-2", month -> AT);
        actuals.freeze(emc, MARCH.plusMonths(1), terms, AT);

        var figure = "$.figures.items[?(@.metric == '%s')].%s";
        mvc.perform(get("/api/v1/actors/" + kitchen + "/record")).andExpect(status().isOk())
                .andExpect(jsonPath(figure.formatted("orders", "ambitionPercent")).value(25.0)).andExpect(jsonPath(figure.formatted("orders", "adjustedPercent")).value(50.0))
                .andExpect(jsonPath(figure.formatted("complaints", "adjustedPercent")).value(0.0)).andExpect(jsonPath("$.figures.items[2].adjustedPercent").doesNotExist())
                .andExpect(jsonPath("$.months[0].way.ambitionPercent").value(37.5)).andExpect(jsonPath("$.months[0].way.figures").value(2))
                .andExpect(jsonPath("$.overall.adjustedPercent").value(25.0));
        mvc.perform(get("/actors/" + kitchen + "/record").header("Accept-Language", "en")).andExpect(content().string(containsString("promised 37.5 % of the way")))
                .andExpect(content().string(containsString("bottom and leading are the same")));
    }
}
