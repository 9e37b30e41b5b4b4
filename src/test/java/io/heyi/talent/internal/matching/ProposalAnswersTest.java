package io.heyi.talent.internal.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.talent.internal.matching.ProposalAnswers.Reply;
import io.heyi.talent.internal.matching.domain.Fits;
import io.heyi.talent.internal.pool.OpeningChanged;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.web.HomeBlock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A month is begun once; people and owners say yes or no to a published proposal, the person first. */
@MatchingWeb
class ProposalAnswersTest {

    private static final YearMonth MONTH = YearMonth.of(2025, 7);
    private static final OpeningCode OPENING = new OpeningCode("OP-0001");
    private static final CurrentUser COORDINATOR = FakeNeighbours.user("coordinator", "pool-coordinator");
    private static final CurrentUser LIN = FakeNeighbours.user("lin", "entrepreneur");
    private static final CurrentUser OWNER = FakeNeighbours.user("owner", "entrepreneur", "me-owner:ME-0001");

    @Autowired
    Rounds rounds;
    @Autowired
    HomeBlock home;
    @Autowired
    Objections objections;
    @Autowired
    Exclusions exclusions;
    @Autowired
    Proposals proposals;
    @Autowired
    ProposalAnswers answers;
    @Autowired
    ProposalStore store;
    @Autowired
    PlayedProcess process;
    @Autowired
    PlayedTalent talent;
    @Autowired
    PlayedProfiles profiles;
    @Autowired
    FakeAccess access;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    SetClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    @BeforeEach
    void oneProposal() {
        jdbc.sql("truncate talent.matching_objection, talent.matching_exclusion, talent.matching_round, talent.matching_proposal cascade").update();
        talent.forget();
        profiles.forget();
        process.published.clear();
        clock.now = Instant.parse("2025-07-10T02:00:00Z");
        talent.openings.put(OPENING, Fits.opening(1, "cook", List.of(Fits.wanted("Cooking"))));
        events.publishEvent(new OpeningChanged(OPENING, clock.now));
        profiles.looks("lin", "Cooking");
        rounds.begin();
        proposals.makeMissing();
    }

    private void published() {
        proposals.rule(COORDINATOR, MONTH, true, "");
        rounds.openAnswers(MONTH, clock.now.plus(Duration.ofDays(5)));
    }

    @Test
    void aMonthIsBegunOnce() {
        rounds.begin();
        assertThat(process.published).containsExactly("talent.assignmentDue 2025-07");
    }

    @Test
    void nobodyAnswersADraft() {
        assertThat(answers.person(LIN, OPENING, true)).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void theOwnersYesAfterThePersonsIsAnOfferAndTheProcessGoesOn() {
        published();
        assertThat(answers.owner(OWNER, OPENING, "lin", true, "20000")).isInstanceOf(Reply.TooLate.class);
        assertThat(answers.person(LIN, OPENING, true)).isInstanceOf(Reply.Done.class);
        assertThat(answers.person(LIN, OPENING, true)).isInstanceOf(Reply.Done.class);
        assertThat(answers.person(LIN, OPENING, false)).isInstanceOf(Reply.TooLate.class);
        assertThat(answers.owner(LIN, OPENING, "lin", true, "20000")).isInstanceOf(Reply.NotAllowed.class);
        assertThat(answers.owner(OWNER, OPENING, "lin", true, "1")).isInstanceOf(Reply.Invalid.class);
        assertThat(process.published).doesNotContain("talent.assignmentAnswered 2025-07");
        assertThat(answers.owner(OWNER, OPENING, "lin", true, "20000")).isInstanceOf(Reply.Done.class);
        assertThat(answers.owner(OWNER, OPENING, "lin", true, "20000")).isInstanceOf(Reply.Done.class);
        assertThat(store.sum(MONTH)).isEqualTo(new ProposalStore.Sum(1, 0, 0));
        assertThat(process.published).containsOnlyOnce("talent.assignmentAnswered 2025-07");
    }

    @Test
    void aNoOfThePersonEndsThePairAndAsksNoOwner() {
        published();
        answers.person(LIN, OPENING, false);
        assertThat(answers.owner(OWNER, OPENING, "lin", true, "20000")).isInstanceOf(Reply.TooLate.class);
        assertThat(store.sum(MONTH)).isEqualTo(new ProposalStore.Sum(0, 1, 0));
        assertThat(process.published).contains("talent.assignmentAnswered 2025-07");
    }

    @Test
    void theHomePageAsksThePersonFirstAndThenTheOwner() {
        assertThat(home.model(LIN)).as("a draft").isEmpty();
        published();
        assertThat(answers.waitingFor(LIN)).singleElement().satisfies(one -> assertThat(one.own()).isTrue(), one -> assertThat(one.until()).isEqualTo(clock.now.plus(Duration.ofDays(5))));
        assertThat(home.model(LIN)).containsKey("questions");
        assertThat(home.model(OWNER)).isEmpty();
        answers.person(LIN, OPENING, true);
        assertThat(home.model(LIN)).isEmpty();
        assertThat(answers.waitingFor(OWNER)).singleElement().satisfies(one -> assertThat(one.own()).isFalse(), one -> assertThat(one.pair().person()).isEqualTo("lin"));
        answers.owner(OWNER, OPENING, "lin", true, "20000");
        assertThat(home.model(OWNER)).isEmpty();
    }

    @Test
    void anObjectionOrAnExclusionAfterThePublishingIsANoAndAsksNoOwner() {
        published();
        answers.person(LIN, OPENING, true);
        objections.object(LIN, OPENING, "My years at sea are missing");
        assertThat(answers.waitingFor(OWNER)).isEmpty();
        assertThat(answers.owner(OWNER, OPENING, "lin", true, "20000")).isInstanceOf(Reply.TooLate.class);
        assertThat(store.sum(MONTH)).isEqualTo(new ProposalStore.Sum(0, 1, 0));
        jdbc.sql("update talent.matching_proposed_place set person_says = null, person_at = null").update();
        exclusions.exclude(LIN, "ME-0001");
        assertThat(store.sum(MONTH)).isEqualTo(new ProposalStore.Sum(0, 1, 0));
    }

    @Test
    void afterTheDeadlineSilenceIsANo() {
        published();
        clock.now = clock.now.plus(Duration.ofDays(5));
        assertThat(answers.mine(LIN.username())).isEmpty();
        assertThat(answers.person(LIN, OPENING, true)).isInstanceOf(Reply.Unknown.class);
        assertThat(store.sum(MONTH)).isEqualTo(new ProposalStore.Sum(0, 0, 1));
    }

    @Test
    void aProposalThatNobodyLookedAtIsThrownAwayAndOneThatWasPublishedStays() {
        assertThat(proposals.publishedOrDropped(MONTH)).isFalse();
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.DISCARDED);
        jdbc.sql("truncate talent.matching_proposal cascade").update();
        proposals.makeMissing();
        assertThat(proposals.decide(COORDINATOR, MONTH, true, "")).isInstanceOf(Proposals.Reply.Done.class);
        assertThat(proposals.publishedOrDropped(MONTH)).isTrue();
        assertThat(process.published).contains("talent.proposalDecided 2025-07");
    }

    @Test
    void bothSidesAnswerByTheApi() throws Exception {
        published();
        access.signIn(LIN);
        mvc.perform(get("/api/v1/assignment-proposals/pairs/mine")).andExpect(jsonPath("$.opening").value("OP-0001"));
        mvc.perform(post("/api/v1/openings/OP-0001/pairs/mine/answer").contentType(MediaType.APPLICATION_JSON).content("{\"yes\": true}")).andExpect(status().isOk());
        mvc.perform(post("/api/v1/openings/OP-0001/pairs/lin/answer").contentType(MediaType.APPLICATION_JSON).content("{\"yes\": false}")).andExpect(status().isForbidden());
        access.signIn(OWNER);
        mvc.perform(get("/api/v1/assignment-proposals/pairs/mine")).andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/openings/OP-0001/pairs/lin/answer").contentType(MediaType.APPLICATION_JSON).content("{\"yes\": false}")).andExpect(status().isOk());
        assertThat(store.sum(MONTH)).isEqualTo(new ProposalStore.Sum(0, 1, 0));
    }

    @Test
    void bothSidesAnswerOnTheirPages() throws Exception {
        published();
        access.signIn(LIN);
        mvc.perform(get("/talent/openings/OP-0001/match").locale(Locale.ENGLISH)).andExpect(content().string(containsString("You are proposed for this opening")));
        mvc.perform(post("/talent/openings/OP-0001/pair").param("yes", "true")).andExpect(redirectedUrl("/talent/openings/OP-0001/match"));
        access.signIn(OWNER);
        mvc.perform(get("/talent/openings/OP-0001/candidates").locale(Locale.ENGLISH)).andExpect(content().string(containsString("Make the offer")));
        mvc.perform(post("/talent/openings/OP-0001/pairs/lin").param("yes", "true").param("salary", "1")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/talent/openings/OP-0001/pairs/lin").param("yes", "true").param("salary", "20000")).andExpect(redirectedUrl("/talent/openings/OP-0001/candidates"));
        mvc.perform(get("/talent/openings/OP-0001/candidates").locale(Locale.ENGLISH)).andExpect(content().string(containsString("Offer OF-0001")));
    }
}
