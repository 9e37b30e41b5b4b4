package io.heyi.replacement.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.PartChanges;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.performance.FakeEmcs;
import io.heyi.replacement.Neighbours;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.ReplacementWeb;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.CaseStore.StoredEvidence;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Carried;
import io.heyi.replacement.internal.domain.Cause;
import io.heyi.replacement.internal.domain.Compensation;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.Remedy;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Search;
import io.heyi.shared.CanonicalJson;
import io.heyi.tender.PartyId;
import io.heyi.tender.Tenders;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of a case and its API from the members' decision on: the search, the checklist on both sides, what was carried out and what is made good. */
@ReplacementWeb
class HandOverWebTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(800);
    private static final CurrentUser LEAD = user("owner-1", "me-owner:ME-0001", "entrepreneur");
    private static final CurrentUser CHEF = user("chef-li", "external-partner");
    private static final CurrentUser ANNA = user("anna", "external-partner");

    @Autowired MockMvc mvc;
    @Autowired FakeEmcs emcs;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired PartChanges parts;
    @Autowired Tenders tenders;
    @Autowired CaseStore store;
    @Autowired TransactionTemplate transaction;
    private EmcCode emc;
    private ActorId subject;
    private CurrentUser owner;
    private ReplacementCode code;

    /** A case whose members have decided to replace the food network, with Anna asked to take the part over. */
    @BeforeEach
    void aCase() {
        int number = NUMBERS.incrementAndGet();
        emc = new EmcCode("EMC-%04d".formatted(number));
        subject = new ActorId("ME-%04d".formatted(number));
        owner = user("boss-" + number, "me-owner:" + subject, "entrepreneur");
        List.of(LEAD, CHEF, ANNA, owner).forEach(access::signIn);
        emcs.add(emc, Neighbours.cooking(subject.value()), YearMonth.of(2026, 1));
        clock.now = Instant.parse("2026-06-02T02:00:00Z");
        code = new ReplacementCode("RC-9%03d".formatted(number));
        var members = emcs.find(emc).orElseThrow().terms().nodes().stream().map(node -> new Member(node.actor(), node.name(), node.lead(), node.ratioPercent())).toList();
        var document = "{\"code\":\"%s\",\"dependencies\":[],\"emc\":\"%s\",\"frozenAt\":\"2026-06-02T02:00:00Z\",\"policy\":\"lead\",\"rows\":[],\"subject\":\"%s\",\"versions\":[]}".formatted(code, emc, subject);
        var evidence = new StoredEvidence(CanonicalJson.sha256(document), document);
        var found = ReplacementCase.open(new ReplacementCase.Opening(code, emc, "Smart cooking", "food", members.get(1), List.of(members.get(0), members.get(2)), new Cause("lead", List.of("orders"), List.of(), null),
                evidence.digest(), List.of(), false, clock.now));
        var succession = found.succession();
        var anna = Candidate.listed("Anna", Candidate.Source.BACKUP, 1, 1, new Substitute(new ActorId("anna"), List.of(), new BigDecimal("25"), null, null, List.of()));
        var search = succession.beginSearch(new Search.Holder(subject, "Food network"), List.of(anna));
        search.ask(anna, new PartChanges.Text.Draft(emcs.find(emc).orElseThrow().terms(), "a".repeat(64), List.of(new PartChanges.Signatory(new ActorId("anna"), "b".repeat(64)))), clock.now.plusSeconds(60));
        found.carryingOut(ReplacementStep.SEARCHING, clock.now.plusSeconds(60), List.of("anna"));
        transaction.executeWithoutResult(status -> assertThat(store.insert(found, evidence)).isTrue());
    }

    private void change(Consumer<ReplacementCase> change) {
        transaction.executeWithoutResult(status -> {
            var found = store.lock(code);
            change.accept(found);
            store.save(found);
        });
    }

    private void handingOver() {
        change(found -> {
            found.succession().search().sign(new ActorId("anna"), "a".repeat(64), "anna", "session", clock.now);
            found.succession().beginHandOver(List.of("Meal boxes"), clock.now.plusSeconds(3_600));
            found.carryingOut(ReplacementStep.HANDING_OVER, clock.now.plusSeconds(3_600), List.of(subject.value(), "anna"));
        });
    }

    private String page(String language) throws Exception {
        var text = mvc.perform(get("/replacements/{code}", code).locale(Locale.of(language))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("??").contains("</html>");
        return text;
    }

    /** Anna is asked to sign the contract as it would be today. */
    private String asked() {
        var anna = new Substitute(new ActorId("anna"), List.of(), new BigDecimal("25"), null, null, List.of());
        var draft = (PartChanges.Text.Draft) parts.termsWith(emc, subject, anna);
        change(found -> {
            var search = found.succession().search();
            search.askAnew(search.current().orElseThrow());
            search.ask(search.next().orElseThrow(), draft, clock.now.plusSeconds(60));
        });
        return draft.termsHash();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void whoIsAskedToSignReadsTheWholeContractBefore(String language) throws Exception {
        var hash = asked();
        access.signIn(ANNA);
        var text = mvc.perform(get("/replacements/{code}/part-text", code).param("hash", hash).locale(Locale.of(language))).andExpect(status().isOk()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("??").contains(hash, "the whole of " + emc);
        mvc.perform(get("/replacements/{code}/part-text/document", code).param("hash", hash)).andExpect(status().isOk()).andExpect(content().string(containsString("the whole of " + emc)));
    }

    @Test
    void aTextThatHasChangedAndAReaderWithoutBusinessFindNothing() throws Exception {
        var hash = asked();
        access.signIn(ANNA);
        mvc.perform(get("/replacements/{code}/part-text", code).param("hash", "a".repeat(64))).andExpect(status().isNotFound());
        access.signIn(user("stranger", "external-partner"));
        mvc.perform(get("/replacements/{code}/part-text", code).param("hash", hash)).andExpect(status().isNotFound());
        access.signIn(CHEF);
        mvc.perform(get("/replacements/{code}/part-text", code).param("hash", hash)).andExpect(status().isNotFound());
        access.signIn(LEAD);
        mvc.perform(get("/replacements/{code}/part-text", code).param("hash", hash)).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void thePageShowsEverythingThatFollowsInBothLanguages(String language) throws Exception {
        access.signIn(LEAD);
        assertThat(page(language)).contains("Anna", "search-head", "data-live-case=\"" + code + "\"", "every 4s").doesNotContain("hand-over-head");
        change(found -> {
            var search = found.succession().search();
            search.decline(new ActorId("anna"), "a".repeat(64), "no time", "anna");
            search.call("T-0001", clock.now);
            search.tenderEnded("NO_AWARD", List.of());
            found.succession().askProposer(new Hearing.Judge(0, "me-owner:ME-0001", clock.now));
            found.succession().noCover("me-owner:ME-0001", "there is none", "owner-1");
            found.succession().openLastVote(new Remedy.Vote("B-0001", clock.now, List.of(new ActorId("chef-li")), List.of(), List.of(Remedy.Choice.STAY, Remedy.Choice.END), null, null));
            found.carryingOut(ReplacementStep.CHOOSING, clock.now, List.of("chef-li"));
        });
        assertThat(page(language)).contains("no time", "/tenders/T-0001", "there is none", "/ballots/B-0001");
        change(found -> {
            found.succession().countLastVote(new Remedy.Result("TIE", Remedy.Choice.STAY, 2, 2, 2, clock.now));
            found.succession().carry(new Carried(Carried.Change.REPLACED, subject, new ActorId("anna"), "below-bottom", 7, LocalDate.of(2026, 6, 2), new BigDecimal(30), null, code + "/removal", clock.now));
            found.end(ReplacementOutcome.REPLACED, "system", "", clock.now);
            found.succession().compensate(new Compensation(new BigDecimal(30), LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 30), new Compensation.Basis(7, "below-bottom", "B-0001"), List.of(), null));
        });
        assertThat(page(language)).contains("/ballots/B-0001/standing", "compensation-head", "below-bottom", "840", "/replacements/" + code + "/compensation");
        mvc.perform(get("/replacements/{code}/compensation", code)).andExpect(status().isOk()).andExpect(jsonPath("$.points").value(30));
    }

    @Test
    void whileATenderRunsThePageNamesItsLastDayAndThatOfTheSearch() throws Exception {
        var tender = tenders.publish(code + "/tender-1", tenders.usual(new PartyId("ME-0001"), "Food network", "meals", "", "CNY"), "system");
        change(found -> {
            var search = found.succession().search();
            search.decline(new ActorId("anna"), "a".repeat(64), "no time", "anna");
            search.call(tender.value(), clock.now.plusSeconds(86_400 * 59L));
            found.carryingOut(ReplacementStep.TENDERING, clock.now.plusSeconds(86_400 * 59L), List.of());
        });
        access.signIn(LEAD);
        assertThat(page("en")).containsSubsequence("End of bids", "due in 15 days", "Search called off without a result", "due in 59 days");
        page("zh");
        mvc.perform(get("/replacements").param("emc", emc.value())).andExpect(content().string(containsString("Search called off without a result")));
        mvc.perform(get("/api/v1/replacement-cases/{code}", code)).andExpect(jsonPath("$.succession.search.tenders[0].bidsUntil").value("2026-06-17T02:00:00Z"))
                .andExpect(jsonPath("$.succession.search.tenders[0].endsBy").value("2026-07-31T02:00:00Z"));

        clock.now = clock.now.plusSeconds(86_400 * 16L);
        assertThat(page("en")).contains("Search called off without a result").doesNotContain("End of bids");
    }

    @Test
    void thePartyHandsOverAndTheSubstituteTakesOnThePage() throws Exception {
        handingOver();
        access.signIn(owner);
        assertThat(page("en")).contains("/hand-over/1/hand").doesNotContain("/hand-over/1/take");
        mvc.perform(post("/replacements/{code}/hand-over/1/hand", code).param("proof1", "")).andExpect(status().isOk()).andExpect(content().string(containsString("f-proof1-errors")));
        mvc.perform(post("/replacements/{code}/hand-over/1/hand", code).param("proof1", "in the folder").param("link1", "https://files.example/1")).andExpect(redirectedUrl("/replacements/" + code + "#hand-over"));
        mvc.perform(post("/replacements/{code}/hand-over/1/take", code)).andExpect(status().isForbidden());

        access.signIn(ANNA);
        assertThat(page("zh")).contains("/hand-over/1/take", "https://files.example/1").doesNotContain("evidence-head", "said-head");
        mvc.perform(post("/replacements/{code}/hand-over/1/send-back", code)).andExpect(status().isOk()).andExpect(content().string(containsString("f-remark1-errors")));
        mvc.perform(post("/replacements/{code}/hand-over/1/take", code)).andExpect(redirectedUrl("/replacements/" + code + "#hand-over"));
        mvc.perform(post("/replacements/{code}/hand-over", code).param("kind", "ORDER").param("title", "Order 4711")).andExpect(redirectedUrl("/replacements/" + code + "#hand-over"));
        assertThat(page("en")).contains("Order 4711");
        access.signIn(user("dora", "external-partner"));
        mvc.perform(post("/replacements/{code}/hand-over/2/take", code)).andExpect(status().isNotFound());
        mvc.perform(get("/replacements/{code}", code)).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void whoLeavesSaysOfDataAndOrdersThatThereIsNothingElse(String language) throws Exception {
        handingOver();
        access.signIn(owner);
        assertThat(page(language)).contains("/hand-over/2/none", "/hand-over/3/none").doesNotContain("/hand-over/1/none", "/hand-over/2/hand", "/hand-over/3/hand");
        mvc.perform(post("/replacements/{code}/hand-over/2/none", code)).andExpect(redirectedUrl("/replacements/" + code + "#hand-over"));
        mvc.perform(post("/api/v1/replacement-cases/{code}/hand-over/items/3/hand", code).contentType(MediaType.APPLICATION_JSON).content("{\"proof\":\"all\"}")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/api/v1/replacement-cases/{code}/hand-over/items/3/none", code)).andExpect(status().isOk())
                .andExpect(jsonPath("$.succession.handOver.items[2].noneBy").value(owner.username().value())).andExpect(jsonPath("$.succession.handOver.items[2].state").value("HANDED"));
        mvc.perform(post("/api/v1/replacement-cases/{code}/hand-over/items/1/none", code)).andExpect(status().isUnprocessableEntity());
        access.signIn(ANNA);
        assertThat(page(language)).contains("/hand-over/2/take", "/hand-over/2/send-back");
    }

    @Test
    void theApiSaysTheSameAndDoesTheSame() throws Exception {
        handingOver();
        access.signIn(owner);
        mvc.perform(get("/api/v1/replacement-cases/{code}", code)).andExpect(status().isOk()).andExpect(jsonPath("$.succession.search.candidates[0].state").value("SIGNED"))
                .andExpect(jsonPath("$.succession.handOver.items.length()").value(3)).andExpect(jsonPath("$.succession.handOver.mayHand").value(true));
        mvc.perform(post("/api/v1/replacement-cases/{code}/hand-over/items/1/hand", code).contentType(MediaType.APPLICATION_JSON).content("{\"proof\":\"x\",\"link\":\"javascript:alert(1)\"}"))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/api/v1/replacement-cases/{code}/hand-over/items/1/hand", code).contentType(MediaType.APPLICATION_JSON).content("{\"proof\":\"x\"}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.succession.handOver.items[0].state").value("HANDED"));
        mvc.perform(post("/api/v1/replacement-cases/{code}/hand-over/items/1/take", code)).andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/replacement-cases/{code}/compensation", code)).andExpect(status().isNotFound());
        access.signIn(ANNA);
        mvc.perform(post("/api/v1/replacement-cases/{code}/hand-over/items/1/send-back", code).contentType(MediaType.APPLICATION_JSON).content("{\"remark\":\"empty\"}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.evidence.rows").isEmpty());
        mvc.perform(post("/api/v1/replacement-cases/{code}/hand-over/items", code).contentType(MediaType.APPLICATION_JSON).content("{\"kind\":\"NONE\",\"title\":\"x\"}"))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(get("/replacements").param("emc", emc.value())).andExpect(content().string(containsString(code.value())));
        access.signIn(user("dora", "external-partner"));
        mvc.perform(get("/replacements").param("emc", emc.value())).andExpect(content().string(not(containsString(code.value()))));
    }
}
