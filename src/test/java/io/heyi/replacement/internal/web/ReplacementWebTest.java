package io.heyi.replacement.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.emc.Actuals;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcPart;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.Inbox;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics;
import io.heyi.replacement.Neighbours;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementWeb;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.domain.Cure;
import io.heyi.replacement.internal.domain.Decision;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Voting;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.emc.ActorId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@ReplacementWeb
class ReplacementWebTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(700);
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final CurrentUser LEAD = user("owner-1", "me-owner:ME-0001", "entrepreneur");
    private static final CurrentUser CHEF = user("chef-li", "external-partner");

    @Autowired MockMvc mvc;
    @Autowired Inbox inbox;
    @Autowired FakeEmcs emcs;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired Actuals actuals;
    @Autowired Metrics metrics;
    @Autowired CaseStore store;
    @Autowired Neighbours.Commands commands;
    @Autowired TransactionTemplate transaction;
    @Autowired EmcPart part;
    private EmcCode emc;
    private ActorId subject;

    @BeforeEach
    void anEmcWithAMissedFigure() {
        int number = NUMBERS.incrementAndGet();
        emc = new EmcCode("EMC-%04d".formatted(number));
        subject = new ActorId("ME-%04d".formatted(number));
        emcs.add(emc, Neighbours.cooking(subject.value()), YearMonth.of(2026, 1));
        clock.now = Instant.parse("2026-06-02T02:00:00Z");
        access.signIn(user("owner-" + number, "me-owner:" + subject, "entrepreneur"));
        access.signIn(CHEF);
        access.signIn(LEAD);
        metrics.backfill(List.of(new MetricFact(emc, subject.value(), "orders", MAY, new BigDecimal(1500), "till <b>", null)), "owner-1", month -> clock.now.minusSeconds(86_400 * 3L));
        transaction.executeWithoutResult(status -> actuals.freeze(emc, MAY, emcs.find(emc).orElseThrow().terms(), clock.now));
    }

    private ResultActions ask(String body) throws Exception {
        return mvc.perform(post("/api/v1/emcs/{emc}/replacement-cases", emc).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private String body() {
        return "{\"subject\":\"%s\",\"reason\":\"orders are missing\"}".formatted(subject);
    }

    private ReplacementCode opened() throws Exception {
        ask(body()).andExpect(status().isCreated());
        return store.open(emc, subject).orElseThrow();
    }

    private void change(ReplacementCode code, Consumer<ReplacementCase> act) {
        transaction.executeWithoutResult(status -> {
            var found = store.lock(code);
            act.accept(found);
            store.save(found);
        });
    }

    @Test
    void theLeadOpensACaseByTheApi() throws Exception {
        ask(body()).andExpect(status().isCreated()).andExpect(header().string("Location", containsString("/api/v1/replacement-cases/RC-"))).andExpect(jsonPath("$.code").exists());
        var code = store.open(emc, subject).orElseThrow();
        ask(body()).andExpect(status().isConflict()).andExpect(jsonPath("$.case").value(code.value()));
        mvc.perform(get("/api/v1/replacement-cases/{code}", code)).andExpect(status().isOk()).andExpect(jsonPath("$.subject.actor").value(subject.value()))
                .andExpect(jsonPath("$.evidence.rows[0].metric").value("orders")).andExpect(jsonPath("$.step").value("OPENED")).andExpect(jsonPath("$.outcome").doesNotExist());
    }

    @Test
    void theWayToATaskIsShownToWhoeverHasOneAndToNobodyElse() throws Exception {
        var code = opened();
        when(inbox.waiting(argThat(reader -> reader != null && reader.username().equals(LEAD.username())), any())).thenReturn(Map.of(code.value(), 1L));

        mvc.perform(get("/replacements/{code}", code)).andExpect(content().string(containsString("/inbox?businessKey=" + code)));
        access.signIn(CHEF);
        mvc.perform(get("/replacements/{code}", code)).andExpect(content().string(not(containsString("/inbox?businessKey="))));
    }

    @Test
    void aSingleMemberIsToldHowManyMustAskToo() throws Exception {
        access.signIn(CHEF);
        ask(body()).andExpect(status().isAccepted()).andExpect(jsonPath("$.missing").value(1)).andExpect(jsonPath("$.code").doesNotExist());
    }

    @Test
    void faultsNameTheFieldAndStrangersAreRefused() throws Exception {
        ask("{\"subject\":\"%s\",\"reason\":\"\"}".formatted(subject)).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("reason"));
        ask("{\"subject\":\"ME-9999\",\"reason\":\"x\"}").andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("subject"));
        mvc.perform(post("/api/v1/emcs/nonsense/replacement-cases").contentType(MediaType.APPLICATION_JSON).content(body())).andExpect(status().isNotFound());
        access.signIn(user("stranger", "entrepreneur"));
        ask(body()).andExpect(status().isForbidden());
        assertThat(store.open(emc, subject)).isEmpty();
    }

    @Test
    void theEvidenceIsServedByteForByteUnderItsDigestToProgramsAndBrowsers() throws Exception {
        var code = opened();
        var digest = store.find(code).orElseThrow().evidenceDigest();
        for (String address : List.of("/api/v1/replacement-cases/{code}/evidence", "/replacements/{code}/evidence")) {
            var answer = mvc.perform(get(address, code)).andExpect(status().isOk()).andExpect(header().string("ETag", "\"" + digest + "\"")).andReturn();
            assertThat(io.heyi.shared.CanonicalJson.sha256(answer.getResponse().getContentAsByteArray())).isEqualTo(digest);
        }
        mvc.perform(get("/replacements/{code}", code)).andExpect(content().string(containsString("href=\"/replacements/" + code + "/evidence\"")));
    }

    @Test
    void theListIsPagedAndFiltered() throws Exception {
        var code = opened();
        mvc.perform(get("/api/v1/replacement-cases").param("emc", emc.value())).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].code").value(code.value()));
        mvc.perform(get("/api/v1/replacement-cases").param("emc", emc.value()).param("status", "ENDED")).andExpect(jsonPath("$.total").value(0));
        mvc.perform(get("/api/v1/replacement-cases").param("query", code.value()).param("status", "OPENED")).andExpect(jsonPath("$.total").value(1));
        mvc.perform(get("/api/v1/replacement-cases").param("status", "NONSENSE")).andExpect(status().isUnprocessableEntity());
        mvc.perform(get("/api/v1/replacement-cases").param("size", "999")).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void whatIsNotForOnesEyesIsNotThere() throws Exception {
        var code = opened();
        access.signIn(user("partner-x", "external-partner"));
        mvc.perform(get("/api/v1/replacement-cases/{code}", code)).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/replacement-cases/{code}/evidence", code)).andExpect(status().isNotFound());
        mvc.perform(get("/replacements/{code}", code)).andExpect(status().isNotFound());
        mvc.perform(get("/replacements/{code}/evidence", code)).andExpect(status().isNotFound());
        mvc.perform(get("/replacements/{code}/diagram", code)).andExpect(status().isNotFound());
        mvc.perform(post("/replacements/{code}/skip-cure", code)).andExpect(status().isNotFound());
        mvc.perform(get("/emcs/{emc}/replacement", emc)).andExpect(status().isNotFound());
    }

    @Test
    void aCaseIsOpenedOnThePageAndWrongInputStaysOnIt() throws Exception {
        mvc.perform(get("/emcs/{emc}/replacement", emc)).andExpect(status().isOk()).andExpect(content().string(containsString("Food network"))).andExpect(content().string(not(containsString(">Oven<"))));
        mvc.perform(post("/emcs/{emc}/replacement", emc).param("subject", subject.value()).param("reason", "")).andExpect(status().isOk()).andExpect(content().string(containsString("f-reason-errors")));
        mvc.perform(post("/emcs/{emc}/replacement", emc).param("subject", subject.value()).param("reason", "why <script>")).andExpect(redirectedUrlPattern("/replacements/RC-*"));
        var code = store.open(emc, subject).orElseThrow();
        mvc.perform(get("/replacements/{code}", code)).andExpect(status().isOk()).andExpect(content().string(containsString("why &lt;script&gt;"))).andExpect(content().string(containsString("till &lt;b&gt;")));
        mvc.perform(post("/emcs/{emc}/replacement", emc).param("subject", subject.value()).param("reason", "again")).andExpect(redirectedUrl("/replacements/" + code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void thePageShowsTheWholeCaseInBothLanguages(String language) throws Exception {
        var code = opened();
        page(code, language);
        change(code, found -> found.hear(clock.now.plusSeconds(86_400)));
        page(code, language);
        change(code, found -> found.answer("the recipes came late", new Hearing.Claim("recipes", "Recipes", new ActorId("chef-li"), "Chef Li"), "owner-2", clock.now));
        change(code, found -> found.askJudge(Optional.of(new Hearing.Judge(1, "platform-owner:food", clock.now.plusSeconds(86_400)))));
        change(code, found -> found.judge("platform-owner:food", false, "they came in time", "wang", clock.now));
        page(code, language);
        change(code, found -> found.startCure(clock.now.plusSeconds(86_400)));
        change(code, found -> found.planHelp("we lend two people", "owner-1", clock.now));
        change(code, found -> found.skipCure(new ActorId("chef-li"), "chef-li", clock.now));
        change(code, found -> found.recover(List.of(new Cure.Recovered(MAY, "orders", BigDecimal.TEN, BigDecimal.ONE, "owner-1"))));
        page(code, language);
        change(code, found -> found.startVote(new Voting("B-0001", clock.now, List.of(new ActorId("ME-0001")), List.of(new ActorId("chef-li")), new BigDecimal(15), "below-bottom", null, null)));
        page(code, language);
        change(code, found -> found.countVotes(new Voting.Result("TIE", Decision.KEEP, 2, 2, 2, clock.now)));
        page(code, language);
        change(code, found -> found.end(ReplacementOutcome.KEPT, "system", "", clock.now));
        change(code, found -> {
            found.openAppeal(clock.now.plusSeconds(60));
            found.appeal("the till was broken", "owner-2", clock.now);
            found.askAppealJudge(Optional.of(new Hearing.Judge(0, "platform-owner:food", clock.now)));
            found.judgeAppeal("platform-owner:food", true, "it was", "wang", clock.now);
        });
        var text = page(code, language);
        assertThat(text).contains("the till was broken", "the recipes came late", "they came in time", "we lend two people", "/ballots/B-0001");
    }

    @Test
    void whoHasAVoteFindsOneWayToTheBallotAndNoneToTheSameTask() throws Exception {
        var code = opened();
        change(code, found -> {
            found.hear(clock.now);
            found.startCure(clock.now);
            found.startVote(new Voting("B-0007", clock.now.plusSeconds(60), List.of(new ActorId("ME-0001"), new ActorId("chef-li")), List.of(), new BigDecimal(15), "below-bottom", null, null));
        });
        when(inbox.waiting(argThat(reader -> reader != null && reader.username().equals(LEAD.username())), any())).thenReturn(Map.of(code.value(), 1L));

        assertThat(page(code, "en")).containsOnlyOnce("/ballots/B-0007").contains("btn btn-primary\" href=\"/ballots/B-0007\"").doesNotContain("/inbox?businessKey=");
        change(code, found -> found.countVotes(new Voting.Result("TIE", Decision.KEEP, 2, 2, 2, clock.now)));
        assertThat(page(code, "en")).contains("btn btn-outline-primary\" href=\"/ballots/B-0007\"", "/inbox?businessKey=");
    }

    private String page(ReplacementCode code, String language) throws Exception {
        var text = mvc.perform(get("/replacements/{code}", code).locale(java.util.Locale.of(language))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("??").contains("</html>");
        return text;
    }

    @Test
    void thePartyAppealsOnThePage() throws Exception {
        var code = opened();
        change(code, found -> {
            found.end(ReplacementOutcome.REPLACEMENT_DECIDED, "system", "", clock.now);
            found.openAppeal(clock.now.plusSeconds(60));
        });
        mvc.perform(get("/replacements/{code}", code)).andExpect(content().string(not(containsString("/replacements/" + code + "/appeal\""))));
        access.signIn(user("boss-" + subject.value().substring(3), "me-owner:" + subject, "entrepreneur"));
        mvc.perform(get("/replacements/{code}", code)).andExpect(content().string(containsString("/replacements/" + code + "/appeal\"")));
        mvc.perform(post("/replacements/{code}/appeal", code)).andExpect(status().isOk()).andExpect(content().string(containsString("f-reason-errors")));
        mvc.perform(post("/replacements/{code}/appeal", code).param("reason", "the till was broken")).andExpect(redirectedUrl("/replacements/" + code));
        mvc.perform(post("/api/v1/replacement-cases/{code}/appeal", code).contentType(MediaType.APPLICATION_JSON).content("{\"reason\":\"again\"}")).andExpect(status().isConflict());
    }

    @Test
    void theListPageAndItsFilters() throws Exception {
        var code = opened();
        mvc.perform(get("/replacements").param("emc", emc.value())).andExpect(status().isOk()).andExpect(content().string(containsString(code.value()))).andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/replacements").param("emc", emc.value()).param("status", "KEPT")).andExpect(status().isOk()).andExpect(content().string(not(containsString(code.value()))));
        mvc.perform(get("/")).andExpect(status().isOk()).andExpect(content().string(containsString("home-replacements")));
    }

    @Test
    void thePageOfTheEmcShowsItsCasesWatchedPartiesAndTheWayToAsk() throws Exception {
        var code = opened();
        transaction.executeWithoutResult(status -> store.watch(emc, subject, YearMonth.of(2026, 6), code));
        var model = part.model(emcs.find(emc).orElseThrow(), LEAD).orElseThrow();
        assertThat(model).containsEntry("mayAsk", true).containsEntry("watched", List.of("Food network"));
        assertThat(part.model(emcs.find(emc).orElseThrow(), user("stranger", "entrepreneur")).orElseThrow()).containsEntry("mayAsk", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void whoIsToldOfASilenceSeesItAtHomeAndInTheCaseUntilItIsOver(String language) throws Exception {
        var code = opened();
        var platform = user("wang", "platform-owner:food", "platform-owner");
        change(code, found -> found.hear(clock.now.plusSeconds(86_400)));
        change(code, found -> found.escalated("answer", List.of("ME-0001"), clock.now));
        assertThat(home(LEAD, language)).contains("id=\"told-" + code + "\"", "href=\"/replacements/" + code + "\"");
        assertThat(home(platform, language)).doesNotContain("told-" + code);
        assertThat(home(CHEF, language)).doesNotContain("told-" + code);
        access.signIn(LEAD);
        assertThat(page(code, language)).contains("id=\"silence\"");
        mvc.perform(get("/api/v1/replacement-cases/{code}", code)).andExpect(jsonPath("$.silence.step").value("answer")).andExpect(jsonPath("$.silence.whom[0]").value("ME-0001"));

        change(code, found -> found.answer("the ovens were late", null, "owner-2", clock.now));
        assertThat(home(LEAD, language)).doesNotContain("told-" + code);
        assertThat(page(code, language)).doesNotContain("id=\"silence\"");

        change(code, found -> found.startCure(clock.now.plusSeconds(86_400)));
        change(code, found -> found.escalated("help", List.of("platform-owner:food"), clock.now));
        assertThat(home(platform, language)).contains("id=\"told-" + code + "\"");
        assertThat(page(code, language)).contains("id=\"silence\"");
        change(code, found -> found.planHelp("two cooks", "owner-1", clock.now));
        assertThat(home(platform, language)).doesNotContain("told-" + code);
    }

    private String home(CurrentUser reader, String language) throws Exception {
        access.signIn(reader);
        var text = mvc.perform(get("/").locale(java.util.Locale.of(language))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("??").contains("</html>");
        return text;
    }

    @Test
    void theNewsSaysOnlyWhatIsNew() throws Exception {
        var code = opened();
        mvc.perform(get("/replacements/{code}/news", code).param("seen", "old")).andExpect(status().is(286)).andExpect(content().string(containsString("/replacements/" + code)));
    }

    @Test
    void theCureIsSkippedAndTheCaseTakenBackOnThePage() throws Exception {
        var code = opened();
        change(code, found -> {
            found.hear(clock.now);
            found.startCure(clock.now.plusSeconds(86_400));
        });
        mvc.perform(post("/replacements/{code}/skip-cure", code)).andExpect(redirectedUrl("/replacements/" + code));
        assertThat(store.find(code).orElseThrow().cure().orElseThrow().skips()).hasSize(1);
        mvc.perform(post("/api/v1/replacement-cases/{code}/skip-cure", code).contentType(MediaType.APPLICATION_JSON).content("{}")).andExpect(status().isOk());
        mvc.perform(post("/replacements/{code}/withdraw", code)).andExpect(redirectedUrl("/replacements/" + code));
        assertThat(commands.to(code)).endsWith("replacement.caseWithdrawn");
        access.signIn(CHEF);
        mvc.perform(post("/api/v1/replacement-cases/{code}/withdraw", code)).andExpect(status().isForbidden());
    }
}
