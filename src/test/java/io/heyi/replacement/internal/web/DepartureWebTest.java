package io.heyi.replacement.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.performance.FakeEmcs;
import io.heyi.replacement.Departures;
import io.heyi.replacement.Neighbours;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.ReplacementWeb;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.domain.Remedy;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Search;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of a case whose party leaves because it is dissolved, and its API: the reason with its link, and only the steps that there are. */
@ReplacementWeb
class DepartureWebTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(6_000);
    private static final CurrentUser LEAD = user("owner-1", "me-owner:ME-0001", "entrepreneur");

    @Autowired MockMvc mvc;
    @Autowired FakeEmcs emcs;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired Departures departures;
    @Autowired CaseStore store;
    @Autowired TransactionTemplate transaction;
    private String cause;
    private ReplacementCode code;

    @BeforeEach
    void aPartyIsDissolved() {
        int number = NUMBERS.incrementAndGet();
        cause = "DC-" + number;
        var subject = new ActorId("ME-" + number);
        emcs.add(new EmcCode("EMC-" + number), Neighbours.cooking(subject.value()), YearMonth.of(2026, 1));
        clock.now = Instant.parse("2026-06-02T02:00:00Z");
        access.signIn(LEAD);
        code = transaction.execute(status -> departures.depart(subject, cause, null)).getFirst().code();
        change(found -> {
            found.succession().beginSearch(new Search.Holder(subject, "Food network"), List.of());
            found.carryingOut(ReplacementStep.SEARCHING, null, List.of());
        });
    }

    private void change(Consumer<ReplacementCase> change) {
        transaction.executeWithoutResult(status -> {
            var found = store.lock(code);
            change.accept(found);
            store.save(found);
        });
    }

    private String page(String language) throws Exception {
        var text = mvc.perform(get("/replacements/{code}", code).locale(Locale.of(language))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("??").contains("</html>");
        return text;
    }

    @Test
    void thePageSaysWhyThePartyLeavesAndShowsNoStepThatIsSkipped() throws Exception {
        assertThat(page("en")).contains("The party is being dissolved and leaves this EMC", "/dissolutions/" + cause, "Dissolution " + cause, "The party leaves in any case", "Hand-over")
                .doesNotContain("The party did not answer", "said-head", "cure-head", "vote-head", "appeal-head", ">Answer<", ">Cure<", ">Vote<");
        assertThat(page("zh")).contains("该方正在解散", "/dissolutions/" + cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void thePageShowsHowItEndedWithoutAVote(String language) throws Exception {
        change(found -> {
            found.succession().openLastVote(new Remedy.Vote(null, clock.now, List.of(), List.of(), List.of(Remedy.Choice.END), null, null));
            found.carryingOut(ReplacementStep.CHOOSING, clock.now, List.of());
        });
        page(language);
        change(found -> {
            found.succession().countLastVote(new Remedy.Result("ONLY_WAY", Remedy.Choice.END, 0, 0, 0, clock.now));
            found.end(ReplacementOutcome.EMC_ENDED, "system", "", clock.now);
        });
        assertThat(page(language)).contains(language.equals("en") ? "Nobody was found, and the contract has ended without the party." : "无人接手，合约随该方退出而终止。");
    }

    @ParameterizedTest
    @EnumSource(value = ReplacementOutcome.class, names = {"REPLACED", "COVERED", "SCOPE_REDUCED", "WITHDRAWN", "CONTRACT_ENDED", "PARTY_LEFT", "OVERTAKEN_BY_DEPARTURE", "CANCELLED"})
    void everyEndHasItsWordsInBothLanguages(ReplacementOutcome outcome) throws Exception {
        change(found -> found.end(outcome, "system", "", clock.now));
        page("en");
        page("zh");
    }

    @Test
    void theApiNamesTheDissolution() throws Exception {
        mvc.perform(get("/api/v1/replacement-cases/{code}", code)).andExpect(status().isOk()).andExpect(jsonPath("$.dissolution").value(cause)).andExpect(jsonPath("$.cause.rule").value("departure"))
                .andExpect(jsonPath("$.voting").isEmpty()).andExpect(jsonPath("$.appealUntil").isEmpty());
        mvc.perform(get("/replacements").param("status", "OVERTAKEN_BY_DEPARTURE")).andExpect(status().isOk());
    }
}
