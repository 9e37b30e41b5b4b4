package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionSummary;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.ElectionView.Act;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElectionPagesTest extends PagesFixture {

    private static final ElectionId ID = new ElectionId("OE-0001");

    @BeforeEach
    void oneElection() {
        given(EnumSet.allOf(Act.class));
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(Samples.microenterprise("Oven for two")));
    }

    private void given(Set<Act> acts) {
        given(ElectionTrigger.RECALL, "enough is enough", List.of(new ElectionView.Votes("recall", 3), new ElectionView.Votes("keep", 1)), acts);
    }

    private void given(ElectionTrigger trigger, String reason, List<ElectionView.Votes> votes, Set<Act> acts) {
        var plan = new ElectionView.Plan(List.of(new ElectionView.Promise("Ovens in use", "ovens", new BigDecimal("600"), "2027-12")), "Two bakers <b>", "A third each", new BigDecimal("10000"), "",
                "0".repeat(64));
        var view = new ElectionView(ID, "ME-0001", "Oven for two", trigger, ElectionPhase.NOMINATION, "entrepreneur-02", Optional.of("entrepreneur-03"), reason, false,
                Samples.NOW, Optional.of(Samples.NOW.plusSeconds(86_400)), List.of("entrepreneur-01", "entrepreneur-02"), Optional.of(new ElectionView.Motion(2, 3, true)),
                List.of(new ElectionView.Bar("Ovens in use", "ovens", new BigDecimal("500"), new BigDecimal("1200"), new BigDecimal("500"))), "CNY",
                List.of(new ElectionView.Candidate("c1", "entrepreneur-04", "STANDING", false, null, plan)),
                List.of(new ElectionView.Question(1, "entrepreneur-05", "Who bakes?", Samples.NOW, List.of(new ElectionView.Answer("c1", "All of us", Samples.NOW)))),
                List.of(new ElectionView.Ballot("RECALL", "B-0001", Samples.NOW, Optional.of("CHOSEN"), Optional.of("recall"), votes)),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(new ElectionView.TimelineEntry(Samples.NOW, "system", "Something happened")), acts);
        when(elections.find(any(), eq(ID), any(Locale.class))).thenReturn(Optional.of(view));
    }

    @Test
    void thePageShowsCandidatesSideBySideQuestionsCountsAndWhatOneMayDo() throws Exception {
        assertThat(page(get("/elections/OE-0001"))).contains("Oven for two", "Nominations", "Person entrepreneur-04", "Ovens in use: 600 ovens", "Two bakers &lt;b&gt;", "Who bakes?", "All of us",
                "Recall the owner", "/ballots/B-0001", "2 of 3 signatures needed", "Stand for owner", "Take it back", "Something happened", "targets[0].value").doesNotContain("??");
        assertThat(page(get("/elections/OE-0001?lang=zh"))).contains("候选人及方案").doesNotContain("??");
    }

    @Test
    void theVotesForNobodyOnAChallengeAreForThePresentOwner() throws Exception {
        var votes = List.of(new ElectionView.Votes("nobody", 3), new ElectionView.Votes("c1", 1));
        given(ElectionTrigger.CHALLENGE, "I can do better", votes, Set.of());
        assertThat(page(get("/elections/OE-0001"))).contains("The present owner stays", "Present owner").doesNotContain("None of them", "??");
        given(ElectionTrigger.RESIGNATION, "a new idea", votes, Set.of());
        assertThat(page(get("/elections/OE-0001"))).contains("None of them").doesNotContain("The present owner stays");
    }

    @Test
    void inAFoundingTheProposerIsNoPresentOwner() throws Exception {
        given(ElectionTrigger.FOUNDING, "", List.of(new ElectionView.Votes("c1", 3), new ElectionView.Votes("nobody", 0)), Set.of());
        assertThat(page(get("/elections/OE-0001"))).contains("Proposer", "first owner").doesNotContain("Present owner", "??");
        assertThat(page(get("/elections/OE-0001?lang=zh"))).contains("提案人", "首任小微主").doesNotContain("??");
    }

    @Test
    void whoMayDoNothingFindsNoForm() throws Exception {
        given(Set.of());
        assertThat(page(get("/elections/OE-0001"))).doesNotContain("name=\"reason\"", "name=\"question\"", "targets[0].value");
    }

    @Test
    void aFaultyPlanIsShownAgainWithItsFaults() throws Exception {
        when(elections.stand(any(), eq(ID), any())).thenReturn(new ElectionOutcome.Invalid(List.of(FieldError.of("targets[0].value", "microenterprise.error.belowBottom", "Ovens in use", new BigDecimal("500"), 5))));
        var page = mvc.perform(as(post("/elections/OE-0001/candidacies").with(csrf()).param("targets[0].metric", "Ovens in use").param("targets[0].value", "499").param("targets[0].dueMonth", "2027-12")
                .param("team", "my team"))).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(page).contains("promise at least 500", "value=\"499\"", "my team");
        verify(elections).stand(any(), eq(ID), eq(new CandidacyInput(List.of(new CandidacyInput.TargetInput("Ovens in use", null, "499", "2027-12")), "my team", null, null, null)));
    }

    @Test
    void anElectionIsStartedFromTheMicroenterprise() throws Exception {
        when(elections.mayStart(any(), eq("ME-0001"))).thenReturn(EnumSet.of(ElectionTrigger.RECALL));
        when(ledger.entries(anyString(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        assertThat(page(get("/microenterprises/ME-0001"))).contains("Move to recall the owner").doesNotContain("Resign as owner", "??");
        for (var trigger : List.of("RESIGNATION", "RECALL", "CHALLENGE")) {
            assertThat(page(get("/microenterprises/ME-0001/elections/new?trigger=" + trigger))).contains("Oven for two").doesNotContain("??");
        }
        when(elections.moveRecall(any(), eq("ME-0001"), eq("because"))).thenReturn(new ElectionOutcome.Done(ID, ElectionPhase.MOTION));
        mvc.perform(as(post("/microenterprises/ME-0001/elections").with(csrf()).param("trigger", "RECALL").param("reason", "because"))).andExpect(redirectedUrl("/elections/OE-0001"));
    }

    @Test
    void refusalsAreAnsweredAsSuch() throws Exception {
        when(elections.signMotion(any(), eq(ID))).thenReturn(new ElectionOutcome.NotAllowed("election.refusal.notOnRoll"));
        mvc.perform(as(post("/elections/OE-0001/signatures").with(csrf()))).andExpect(status().isForbidden());
        mvc.perform(as(get("/elections/OE-9999"))).andExpect(status().isNotFound());
        mvc.perform(as(get("/elections/nonsense"))).andExpect(status().isNotFound());
    }

    @Test
    void theListNamesWhatIsOpen() throws Exception {
        when(elections.list(any(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(new ElectionSummary(ID, "ME-0001", "Oven for two", ElectionTrigger.CHALLENGE, ElectionPhase.BALLOT, "entrepreneur-02",
                2, Samples.NOW, Optional.of(Samples.NOW.plusSeconds(3_600)), Optional.of(Samples.NOW))), 1, PageRequest.first()));
        assertThat(page(get("/elections?open=true"))).contains("OE-0001", "Oven for two", "challenge", "2 candidates", "Reminder: waits for you").doesNotContain("??");
    }
}
