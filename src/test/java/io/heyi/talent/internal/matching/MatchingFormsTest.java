package io.heyi.talent.internal.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.talent.internal.matching.domain.Fits;
import io.heyi.talent.internal.pool.OpeningChanged;
import io.heyi.talent.internal.pool.OpeningCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is wrong with a form of matching is said at its field on the same page, with what was typed; nothing has changed then. */
@MatchingWeb
class MatchingFormsTest {

    private static final YearMonth MONTH = YearMonth.of(2025, 7);
    private static final OpeningCode OPENING = new OpeningCode("OP-0001");
    private static final String TOO_LONG = "long ".repeat(201);

    @Autowired
    MockMvc mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    PlayedTalent talent;
    @Autowired
    PlayedProfiles profiles;
    @Autowired
    Rounds rounds;
    @Autowired
    Proposals proposals;
    @Autowired
    ProposalAnswers answers;
    @Autowired
    ProposalStore store;
    @Autowired
    Objections objections;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    SetClock clock;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void oneProposal() {
        jdbc.sql("truncate talent.matching_trial, talent.matching_switch, talent.matching_objection, talent.matching_exclusion, talent.matching_round, talent.matching_proposal cascade").update();
        talent.forget();
        profiles.forget();
        clock.now = Instant.parse("2025-07-10T02:00:00Z");
        talent.openings.put(OPENING, Fits.opening(1, "cook", List.of(Fits.wanted("Cooking"))));
        events.publishEvent(new OpeningChanged(OPENING, clock.now));
        profiles.looks("lin", "Cooking");
        rounds.begin();
        proposals.makeMissing();
    }

    private void as(String name, String... groups) {
        access.signIn(FakeNeighbours.user(name, groups));
    }

    private void published() {
        as("coordinator", "pool-coordinator");
        proposals.rule(access.currentUser(), MONTH, true, "");
        rounds.openAnswers(MONTH, clock.now.plus(Duration.ofDays(5)));
    }

    private void saidYes() {
        published();
        as("lin", "entrepreneur");
        answers.person(access.currentUser(), OPENING, true);
    }

    /** The page that is shown again. */
    private String refused(MockHttpServletRequestBuilder form) throws Exception {
        return mvc.perform(form.locale(Locale.ENGLISH)).andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0007 bell"})
    void aProposalIsNotThrownAwayWithoutWords(String reason) throws Exception {
        as("coordinator", "pool-coordinator");
        assertThat(refused(post("/talent/matching/proposals/2025-07").param("decision", "discard").param("reason", reason))).contains("href=\"#f-reason\"", "id=\"f-reason\"", "Write 1 to 1,000 characters");
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.DRAFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "discard"})
    void aReasonThatIsTooLongStaysInItsField(String decision) throws Exception {
        as("coordinator", "pool-coordinator");
        assertThat(refused(post("/talent/matching/proposals/2025-07").param("decision", decision).param("reason", TOO_LONG))).contains("Write 1 to 1,000 characters", TOO_LONG);
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.DRAFT);
    }

    @Test
    void neitherPublishedNorThrownAwayIsNoDecision() throws Exception {
        as("coordinator", "pool-coordinator");
        assertThat(refused(post("/talent/matching/proposals/2025-07").param("decision", "perhaps").param("reason", "My words"))).contains("href=\"#f-decision\"", "Publish the proposal or throw it away", "My words");
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.DRAFT);
    }

    @Test
    void whoComesTooLateIsToldOnThePageOfTheProposal() throws Exception {
        published();
        assertThat(refused(post("/talent/matching/proposals/2025-07").param("decision", "discard").param("reason", "My words"))).contains("href=\"#f-decision\"", "Somebody has decided otherwise already");
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.PUBLISHED);
        mvc.perform(post("/talent/matching/proposals/2025-06").param("decision", "publish")).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource({"'', Say yes or no", "perhaps, Say yes or no"})
    void aPersonsAnswerIsYesOrNo(String word, String said) throws Exception {
        published();
        as("lin", "entrepreneur");
        assertThat(refused(post("/talent/openings/OP-0001/pair").param("yes", word))).contains("href=\"#f-yes\"", "id=\"f-yes\"", said);
        assertThat(store.sum(MONTH).silent()).isEqualTo(1);
    }

    @Test
    void aPersonWhoHasAnsweredOtherwiseOrIsNotProposedIsToldOnThePageOfTheMatch() throws Exception {
        saidYes();
        assertThat(refused(post("/talent/openings/OP-0001/pair").param("yes", "false"))).contains("This was answered otherwise already");
        as("wang", "entrepreneur");
        assertThat(refused(post("/talent/openings/OP-0001/pair").param("yes", "true"))).contains("This is not proposed, or answers count no more");
        clock.now = clock.now.plus(Duration.ofDays(5));
        as("lin", "entrepreneur");
        assertThat(refused(post("/talent/openings/OP-0001/pair").param("yes", "false"))).contains("This is not proposed, or answers count no more");
    }

    @Test
    void aSalaryThatCannotBeOfferedStaysInTheFieldOfItsPerson() throws Exception {
        saidYes();
        as("owner", "entrepreneur", "me-owner:ME-0001");
        assertThat(refused(post("/talent/openings/OP-0001/pairs/lin").param("yes", "true").param("salary", "1"))).contains("href=\"#f-salary-lin\"", "id=\"f-salary-lin\"", "value=\"1\"", "is-invalid");
        assertThat(refused(post("/talent/openings/OP-0001/pairs/lin").param("salary", "20000"))).contains("Say yes or no", "value=\"20000\"");
        assertThat(store.sum(MONTH).offers()).isZero();
    }

    @Test
    void anOwnerAnswersNobodyWhoIsNotProposedAndNobodyBeforeThePerson() throws Exception {
        published();
        as("owner", "entrepreneur", "me-owner:ME-0001");
        assertThat(refused(post("/talent/openings/OP-0001/pairs/wang").param("yes", "true").param("salary", "20000"))).contains("This is not proposed, or answers count no more");
        assertThat(refused(post("/talent/openings/OP-0001/pairs/lin").param("yes", "true").param("salary", "20000"))).contains("The person is asked first and has not said yes");
        as("other", "entrepreneur", "me-owner:ME-0002");
        mvc.perform(post("/talent/openings/OP-0001/pairs/lin").param("yes", "false")).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "here", "OP-9999", "ME-9999", "OP-1"})
    void aPlaceThatThereIsNotIsNotExcludedAndStaysInItsField(String place) throws Exception {
        as("lin", "entrepreneur");
        assertThat(refused(post("/talent/exclusions").param("place", place))).contains("href=\"#f-place\"", "id=\"f-place\"", "There is no such place", "value=\"" + place + "\"");
        assertThat(jdbc.sql("select count(*) from talent.matching_exclusion").query(Long.class).single()).isZero();
    }

    @Test
    void whoHasExcludedTwoHundredPlacesTakesOneBackFirst() throws Exception {
        as("lin", "entrepreneur");
        for (int i = 1; i <= Exclusions.MOST; i++) {
            jdbc.sql("insert into talent.matching_exclusion (person, place, at) values ('lin', ?, now())").param("ME-%04d".formatted(i)).update();
        }
        assertThat(refused(post("/talent/exclusions").param("place", "OP-0001"))).contains("That are 200 already", "value=\"OP-0001\"");
        mvc.perform(post("/talent/exclusions").param("place", "ME-0001")).andExpect(redirectedUrl("/talent/openings"));
    }

    @Test
    void aPlaceIsTypedOnTheListOfOpenings() throws Exception {
        as("lin", "entrepreneur");
        mvc.perform(post("/talent/exclusions").param("place", " ME-0002 ")).andExpect(redirectedUrl("/talent/openings"));
        assertThat(mvc.perform(get("/talent/openings").locale(Locale.ENGLISH)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).contains("Propose me for ME-0002 again");
    }

    @Test
    void anAnswerToAnObjectionNeedsWordsAndTheFirstOneStands() throws Exception {
        as("lin", "entrepreneur");
        objections.object(access.currentUser(), OPENING, "My years as a cook are missing");
        var id = jdbc.sql("select id::text from talent.matching_objection").query(String.class).single();
        as("coordinator", "pool-coordinator");
        assertThat(refused(post("/talent/matching/objections/" + id).param("answer", " "))).contains("href=\"#f-answer-" + id + "\"", "id=\"f-answer-" + id + "\"", "Write 1 to 1,000 characters");
        assertThat(refused(post("/talent/matching/objections/" + id).param("answer", TOO_LONG))).contains(TOO_LONG);
        mvc.perform(post("/talent/matching/objections/" + id).param("answer", "They count now")).andExpect(redirectedUrl("/talent/matching"));
        mvc.perform(post("/talent/matching/objections/" + id).param("answer", "They count now")).andExpect(redirectedUrl("/talent/matching"));
        assertThat(refused(post("/talent/matching/objections/" + id).param("answer", "They do not"))).contains("This was answered otherwise already");
    }

    @Test
    void theLearnedOrderIsSwitchedWithWordsOnly() throws Exception {
        as("coordinator", "pool-coordinator");
        assertThat(refused(post("/talent/matching/learned-order").param("used", "false"))).contains("href=\"#f-reason\"", "Write 1 to 1,000 characters");
        assertThat(refused(post("/talent/matching/learned-order").param("used", "false").param("reason", TOO_LONG))).contains(TOO_LONG.strip());
        assertThat(jdbc.sql("select count(*) from talent.matching_switch").query(Long.class).single()).isZero();
    }
}
