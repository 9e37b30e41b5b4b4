package io.heyi.talent.internal.matching;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.talent.internal.matching.domain.Fits;
import io.heyi.talent.internal.matching.domain.Order;
import io.heyi.talent.internal.matching.learning.Trial;
import io.heyi.talent.internal.pool.OpeningChanged;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Ranked lists with their reasons in a browser and by the API: what who sees, in both languages. */
@MatchingWeb
class MatchingPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    PlayedTalent talent;
    @Autowired
    PlayedProfiles profiles;
    @Autowired
    Proposals proposals;
    @Autowired
    TrialStore trials;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    SetClock clock;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void oneOpening() {
        jdbc.sql("truncate talent.matching_snapshot, talent.matching_trial, talent.matching_switch, talent.matching_objection, talent.matching_exclusion, talent.matching_round, talent.matching_proposal cascade").update();
        talent.forget();
        profiles.forget();
        clock.now = Instant.parse("2025-07-10T02:00:00Z");
        var opening = Fits.opening(1, "cook", List.of(Fits.wanted("Cooking")));
        talent.openings.put(opening.code(), opening);
        events.publishEvent(new OpeningChanged(opening.code(), clock.now));
        profiles.looks("lin", "烹饪");
        profiles.looks("wang", "Welding");
    }

    private void signIn(String name, String... groups) {
        access.signIn(FakeNeighbours.user(name, groups));
    }

    @ParameterizedTest
    @CsvSource({"en, Openings for me, How matching works, Proposal of", "zh, 适合我的职位, 匹配如何运作, 的安排建议"})
    void everyPageIsThereInBothLanguages(String language, String openings, String matching, String proposal) throws Exception {
        trials.add(new TrialStore.Tried(clock.now, "0123456789ab", new Trial(Optional.of(new Order(new double[9])), 400, 100, 900, 60, 80, 0.7, 0.9, 5, Trial.Verdict.BETTER)));
        proposals.makeMissing();
        signIn("coordinator", "pool-coordinator");
        mvc.perform(post("/talent/openings/OP-0001/match").param("text", "Wrong")).andExpect(redirectedUrl("/talent/openings/OP-0001/match"));
        for (String page : List.of("/talent/openings", "/talent/openings/OP-0001/match", "/talent/openings/OP-0001/candidates", "/talent/matching", "/talent/matching/proposals/2025-07")) {
            mvc.perform(get(page).locale(Locale.of(language))).andExpect(status().isOk()).andExpect(content().string(not(containsString("??"))));
        }
        mvc.perform(get("/talent/openings").locale(Locale.of(language))).andExpect(content().string(containsString(openings)));
        mvc.perform(get("/talent/matching").locale(Locale.of(language))).andExpect(content().string(containsString(matching)));
        mvc.perform(get("/talent/matching/proposals/2025-07").locale(Locale.of(language))).andExpect(content().string(containsString(proposal)));
    }

    @Test
    void aPersonSeesWhyAnOpeningFitsInWordsAndNumbers() throws Exception {
        signIn("lin", "entrepreneur");
        mvc.perform(get("/talent/openings").locale(Locale.ENGLISH)).andExpect(status().isOk()).andExpect(content().string(containsString("is the same, at level 3, with evidence")))
                .andExpect(content().string(containsString("88 of 100 points")));
        mvc.perform(get("/api/v1/openings/OP-0001/matches/mine").locale(Locale.ENGLISH)).andExpect(jsonPath("$.score").value(88.0)).andExpect(jsonPath("$.reasons[0].points").value(50.0))
                .andExpect(jsonPath("$.reasons[0].text").value(containsString("烹饪")));
    }

    @ParameterizedTest
    @CsvSource({"newcomer, entrepreneur", "owner, entrepreneur me-owner:ME-0001", "platform, platform-owner", "coordinator, pool-coordinator", "auditor, auditor"})
    void everybodyInsideReadsWhyAndMayObjectToAFullOpeningToo(String name, String groups) throws Exception {
        var full = Fits.opening(2, "welder", List.of(Fits.wanted("Welding")), "food", "Qingdao", false, 0);
        talent.openings.put(full.code(), full);
        signIn(name, groups.split(" "));
        for (String code : List.of("OP-0001", "OP-0002")) {
            mvc.perform(get("/api/v1/openings/" + code + "/matches/mine")).andExpect(status().isOk()).andExpect(jsonPath("$.reasons.length()").value(3)).andExpect(jsonPath("$.score").isNumber());
            mvc.perform(get("/talent/openings/" + code + "/match").locale(Locale.ENGLISH)).andExpect(content().string(containsString("Your objection")));
            mvc.perform(post("/talent/openings/" + code + "/match").param("text", "I have welded for years")).andExpect(redirectedUrl("/talent/openings/" + code + "/match"));
            mvc.perform(get("/talent/openings/" + code + "/match").locale(Locale.ENGLISH)).andExpect(content().string(containsString("I have welded for years"))).andExpect(content().string(containsString("waits for an answer")));
        }
    }

    @Test
    void onlyTheOwnerCoordinatorsAndAuditorsSeeWhoFits() throws Exception {
        for (String[] reader : new String[][] {{"owner", "entrepreneur", "me-owner:ME-0001"}, {"coordinator", "pool-coordinator"}, {"auditor", "auditor"}}) {
            signIn(reader[0], java.util.Arrays.copyOfRange(reader, 1, reader.length));
            mvc.perform(get("/api/v1/openings/OP-0001/candidates")).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(2)).andExpect(jsonPath("$.items[0].person").value("lin"));
        }
        for (String[] reader : new String[][] {{"other", "entrepreneur", "me-owner:ME-0002"}, {"lin", "entrepreneur"}, {"platform", "platform-owner", "platform-owner:food"}}) {
            signIn(reader[0], java.util.Arrays.copyOfRange(reader, 1, reader.length));
            mvc.perform(get("/api/v1/openings/OP-0001/candidates")).andExpect(status().isForbidden());
            mvc.perform(get("/talent/openings/OP-0001/candidates")).andExpect(status().isForbidden());
        }
        signIn("partner", "external-partner");
        for (String page : List.of("/talent/openings", "/talent/matching", "/talent/openings/OP-0001/match", "/api/v1/openings/OP-0001/candidates", "/api/v1/openings/OP-0001/matches/mine")) {
            mvc.perform(get(page)).andExpect(status().isNotFound());
        }
    }

    @Test
    void anObjectionNeedsWordsAndIsAnsweredByACoordinator() throws Exception {
        signIn("lin", "entrepreneur");
        mvc.perform(post("/api/v1/openings/OP-0001/matches/mine/objections").contentType(MediaType.APPLICATION_JSON).content("{\"text\": \" \"}")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/talent/openings/OP-0001/match").locale(Locale.ENGLISH)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Write 1 to 1,000 characters")));
        mvc.perform(post("/api/v1/openings/OP-0001/matches/mine/objections").contentType(MediaType.APPLICATION_JSON).content("{\"text\": \"My years as a cook are missing\"}")).andExpect(status().isOk());
        var id = jdbc.sql("select id::text from talent.matching_objection").query(String.class).single();
        mvc.perform(post("/talent/matching/objections/" + id).param("answer", "No")).andExpect(status().isForbidden());
        signIn("coordinator", "pool-coordinator");
        mvc.perform(post("/talent/matching/objections/" + id).param("answer", "They count now")).andExpect(redirectedUrl("/talent/matching"));
        signIn("lin", "entrepreneur");
        mvc.perform(get("/talent/openings/OP-0001/match")).andExpect(content().string(containsString("They count now")));
    }

    @Test
    void aPersonSaysWhereHeIsNotToBeProposedAndNobodyElseReadsIt() throws Exception {
        signIn("lin", "entrepreneur");
        mvc.perform(post("/talent/exclusions").param("place", "OP-0001")).andExpect(redirectedUrl("/talent/openings"));
        mvc.perform(get("/talent/openings").locale(Locale.ENGLISH)).andExpect(content().string(containsString("Propose me for OP-0001 again")));
        mvc.perform(get("/talent/openings/OP-0001/match").locale(Locale.ENGLISH)).andExpect(content().string(containsString("Propose me for OP-0001 again")))
                .andExpect(content().string(containsString("Do not propose me for ME-0001")));
        mvc.perform(put("/api/v1/matching/exclusions/mine/ME-0001")).andExpect(status().isOk()).andExpect(jsonPath("$.length()").value(2));
        mvc.perform(put("/api/v1/matching/exclusions/mine/here")).andExpect(status().isUnprocessableEntity());
        mvc.perform(delete("/api/v1/matching/exclusions/mine/ME-0001")).andExpect(jsonPath("$[0]").value("OP-0001"));
        signIn("coordinator", "pool-coordinator");
        mvc.perform(get("/api/v1/matching/exclusions/mine")).andExpect(jsonPath("$.length()").value(0));
        signIn("partner", "external-partner");
        mvc.perform(put("/api/v1/matching/exclusions/mine/OP-0001")).andExpect(status().isNotFound());
    }

    @Test
    void aProposalIsReadAndDecidedByCoordinatorsOnly() throws Exception {
        proposals.makeMissing();
        signIn("owner", "entrepreneur", "me-owner:ME-0001");
        mvc.perform(get("/api/v1/assignment-proposals/2025-07")).andExpect(status().isNotFound());
        mvc.perform(post("/talent/matching/proposals/2025-07").param("decision", "publish")).andExpect(status().isForbidden());
        mvc.perform(post("/talent/matching/learned-order").param("used", "false").param("reason", "no")).andExpect(status().isForbidden());
        signIn("coordinator", "pool-coordinator");
        mvc.perform(get("/api/v1/assignment-proposals/2025-07")).andExpect(jsonPath("$.places.items[0].person").value("lin"));
        mvc.perform(get("/api/v1/assignment-proposals/2025-13")).andExpect(status().isNotFound());
        mvc.perform(post("/talent/matching/proposals/2025-07").param("decision", "discard")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/talent/matching/proposals/2025-07").param("decision", "publish")).andExpect(redirectedUrl("/talent/matching/proposals/2025-07"));
        mvc.perform(post("/talent/matching/proposals/2025-07").param("decision", "discard").param("reason", "Too late")).andExpect(status().isUnprocessableEntity());
        signIn("owner", "entrepreneur", "me-owner:ME-0001");
        mvc.perform(get("/talent/openings/OP-0001/candidates").locale(Locale.ENGLISH)).andExpect(content().string(containsString("Proposed this month")));
    }
}
