package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class ProposalFormPagesTest extends PagesFixture {

    private static final String EDIT = "/proposals/" + Samples.ID + "/edit";

    @BeforeEach
    void aDraft() {
        given("Oven for two", ProposalStatus.DRAFT);
        when(proposals.saveDraft(any(), eq(Samples.ID), any(), any())).thenReturn(new ProposalOutcome.Done(Samples.ID, ProposalStatus.DRAFT, 9));
    }

    @Test
    void lookingAtTheStartCreatesNothingAndStartingLeadsIntoTheForm() throws Exception {
        assertThat(page(get("/proposals/new"))).contains("Propose a micro-enterprise", "Leading targets");
        verify(proposals, never()).startDraft(any());

        when(proposals.startDraft(any())).thenReturn(Optional.of(Samples.ID));
        mvc.perform(as(post("/proposals/new").with(csrf()))).andExpect(redirectedUrl(EDIT));
    }

    @Test
    void whoMayNotProposeStartsNoDraftEither() throws Exception {
        signIn(new CurrentUser(new Username("auditor"), "Audra", Set.of(Role.AUDITOR), Set.of(), Set.of("auditor"), "s"));

        mvc.perform(as(post("/proposals/new").with(csrf()))).andExpect(status().isForbidden());
        verify(proposals, never()).startDraft(any());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyStepShowsInBothLanguagesEmptyAndFilled(int step) throws Exception {
        assertThat(page(get(EDIT + "?check=true&step=" + step))).contains("Step " + step + " of 5").doesNotContain("??");
        assertThat(page(get(EDIT + "?lang=zh&step=" + step))).contains("第 " + step + " 步").doesNotContain("??");

        when(proposals.draft(any(), any())).thenReturn(Optional.of(new Proposals.Draft(Samples.empty(), 0)));
        assertThat(page(get(EDIT + "?step=" + step))).contains("Step " + step + " of 5").doesNotContain("??");
    }

    @Test
    void nextKeepsTheStepAndGoesOn() throws Exception {
        mvc.perform(as(scenario("next"))).andExpect(redirectedUrl(EDIT + "?step=2"));

        var saved = saved();
        assertThat(saved.name()).isEqualTo("Warm dinner");
        assertThat(saved.valueProposition()).isNull();
        assertThat(saved.fundingAsked()).as("other steps stay as they are").isEqualTo("900000");
    }

    @Test
    void nextStaysAtAStepWithFaultsAndShowsThemBesideTheFields() throws Exception {
        when(proposals.check(any(), any())).thenReturn(List.of(FieldError.of("valueProposition", "proposalpages.error.wholeNumber"), FieldError.of("fundingAsked", "proposalpages.error.wholeNumber")));

        mvc.perform(as(scenario("next"))).andExpect(redirectedUrl(EDIT + "?step=1&check=true"));
        mvc.perform(as(scenario("skip"))).andExpect(redirectedUrl(EDIT + "?step=2"));

        var page = page(get(EDIT + "?step=1&check=true"));
        assertThat(page).contains("One thing needs a look", "f-valueProposition-errors", "Please enter a whole number.", "Go on anyway", "needs a look");
        assertThat(page(get(EDIT + "?step=5"))).contains("2 things need a look", "step=4&amp;check=true#f-fundingAsked");
    }

    @Test
    void rowsComeAndGoWithoutScripts() throws Exception {
        mvc.perform(as(targets("add:target"))).andExpect(redirectedUrl(EDIT + "?extra=target&step=2"));
        assertThat(saved().leadingTargets()).hasSize(2);
        assertThat(page(get(EDIT + "?step=2&extra=target"))).contains("leadingTargets[1].metric", "autofocus");

        mvc.perform(as(targets("remove:target:0"))).andExpect(redirectedUrl(EDIT + "?step=2"));
        assertThat(saved().leadingTargets()).singleElement().satisfies(left -> assertThat(left.metric()).isEqualTo("Dinners"));
    }

    @Test
    void blankRowsAreNotKeptAndGroupedDigitsAreUnderstood() throws Exception {
        mvc.perform(as(edit(2, "next").param("leadingTargets[0].metric", " ").param("leadingTargets[0].bottom", "")
                .param("leadingTargets[1].metric", "Homes").param("leadingTargets[1].bottom", "1,250,000.5")));
        assertThat(saved().leadingTargets()).containsExactly(new ProposalInput.TargetInput("Homes", null, "1250000.5", null, null, null));
    }

    @Test
    void coFoundersAreFoundInvitedAndTakenOffAgain() throws Exception {
        assertThat(page(get("/proposals/" + Samples.ID + "/people?people=entre"))).contains("Person entrepreneur-04", "invite:entrepreneur-04")
                .as("neither the proposer").doesNotContain("invite:entrepreneur-01").doesNotContain("<html");
        mvc.perform(as(edit(3, "find").param("people", "entre"))).andExpect(redirectedUrl(EDIT + "?people=entre&step=3"));

        mvc.perform(as(edit(3, "invite:entrepreneur-04").param("coFounders", "entrepreneur-02")));
        assertThat(saved().coFounders()).containsExactly("entrepreneur-02", "entrepreneur-04");
        mvc.perform(as(edit(3, "uninvite:entrepreneur-02").param("coFounders", "entrepreneur-02", "entrepreneur-04")));
        assertThat(saved().coFounders()).containsExactly("entrepreneur-04");
    }

    @Test
    void aNameThatNobodyHasStaysVisibleSoThatItCanBeTakenOff() throws Exception {
        var input = Samples.input();
        when(proposals.draft(any(), any())).thenReturn(draft(new ProposalInput(input.name(), input.platform(), input.kind(), input.userScenario(),
                input.valueProposition(), input.leadingTargets(), List.of("nobody-7", "Not A Name<b>"), input.roles(), "CNY", "1", "1", "1", 1)));
        assertThat(page(get(EDIT + "?step=3"))).contains("nobody-7", "Not A Name&lt;b&gt;", "is-invalid");
    }

    @Test
    void aWordWhereANumberBelongsIsRefusedAndNotLost() throws Exception {
        mvc.perform(as(edit(4, "next").param("fundingAsked", "900000").param("horizonMonths", "a year"))).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("value=\"a year\""))).andExpect(content().string(containsString("Please enter a whole number.")));
        verify(proposals, never()).saveDraft(any(), any(), any(), any());
    }

    @Test
    void tooLongATextComesBackWithItsFault() throws Exception {
        when(proposals.saveDraft(any(), any(), any(), any())).thenReturn(new ProposalOutcome.Invalid(List.of(FieldError.of("name", "proposalpages.error.wholeNumber"))));
        mvc.perform(as(scenario("next"))).andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("Warm dinner")));
    }

    @Test
    void typingIsKeptWithoutShowingFaults() throws Exception {
        mvc.perform(as(post("/proposals/" + Samples.ID + "/autosave").with(csrf()).param("step", "1").param("name", "Half a na"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Saved"))).andExpect(content().string(containsString("id=\"save-state\"")));
        assertThat(saved().name()).isEqualTo("Half a na");
    }

    @Test
    void submittingLeadsToTheCaseOrBackToTheFaults() throws Exception {
        when(proposals.submitDraft(any(), eq(Samples.ID))).thenReturn(new ProposalOutcome.Done(Samples.ID, ProposalStatus.SUBMITTED, 9));
        mvc.perform(as(edit(5, "submit"))).andExpect(redirectedUrl("/proposals/" + Samples.ID));

        when(proposals.submitDraft(any(), eq(Samples.ID))).thenReturn(new ProposalOutcome.Invalid(List.of(FieldError.of("name", "x"))));
        mvc.perform(as(edit(5, "submit"))).andExpect(redirectedUrl(EDIT + "?step=5&check=true"));
    }

    @Test
    void aProposalSentBackIsHandedInThroughItsTask() throws Exception {
        given("Oven for two", ProposalStatus.REWORK);
        assertThat(page(get(EDIT + "?step=5"))).contains("/inbox?businessKey=" + Samples.ID).doesNotContain("value=\"submit\"", "Discard draft");
    }

    @Test
    void whatIsUnderDecisionCannotBeEdited() throws Exception {
        given("Oven for two", ProposalStatus.IN_DECISION);
        mvc.perform(as(get(EDIT))).andExpect(redirectedUrl("/proposals/" + Samples.ID));
        mvc.perform(as(scenario("next"))).andExpect(redirectedUrl("/proposals/" + Samples.ID));
        verify(proposals, never()).saveDraft(any(), any(), any(), any());
    }

    @Test
    void somebodyElsesDraftIsUnknown() throws Exception {
        when(proposals.find(any(), any(), any())).thenReturn(Optional.empty());
        mvc.perform(as(get(EDIT))).andExpect(status().isNotFound());
        mvc.perform(as(scenario("next"))).andExpect(status().isNotFound());
    }

    @Test
    void scriptInADraftIsShownAsText() throws Exception {
        var script = "\"><script>alert(1)</script>";
        when(proposals.draft(any(), any())).thenReturn(draft(new ProposalInput(script, script, script, script, script,
                List.of(new ProposalInput.TargetInput(script, script, script, script, script, script)), List.of(script),
                List.of(new ProposalInput.RoleInput(script, List.of(script), 1)), script, script, script, script, 1)));
        for (int step = 1; step <= 5; step++) {
            assertThat(page(get(EDIT + "?step=" + step))).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
    }

    private static Optional<Proposals.Draft> draft(ProposalInput input) {
        return Optional.of(new Proposals.Draft(input, 7));
    }

    @Test
    void whatWasChangedElsewhereIsNotOverwrittenAndNothingTypedIsLost() throws Exception {
        when(proposals.draft(any(), any())).thenReturn(draft(Samples.input()));
        when(proposals.saveDraft(any(), any(), any(), eq(new Proposals.Edit(6, "", 0)))).thenReturn(new ProposalOutcome.Changed());

        mvc.perform(as(scenario("next").param("version", "6"))).andExpect(status().isConflict())
                .andExpect(content().string(containsString("changed in another window or browser"))).andExpect(content().string(containsString("Warm dinner")))
                .andExpect(content().string(containsString("name=\"version\" value=\"7\"")));
        mvc.perform(as(post("/proposals/" + Samples.ID + "/autosave").with(csrf()).param("step", "1").param("version", "6"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("changed elsewhere"))).andExpect(content().string(containsString("value=\"6\"")));
        mvc.perform(as(scenario("next").param("version", "7"))).andExpect(redirectedUrl(EDIT + "?step=2"));
    }

    @Test
    void savingTellsThePageTheVersionThatItBuildsOnNext() throws Exception {
        when(proposals.draft(any(), any())).thenReturn(draft(Samples.input()));

        assertThat(page(get(EDIT))).contains("name=\"version\" value=\"7\"");
        mvc.perform(as(post("/proposals/" + Samples.ID + "/autosave").with(csrf()).param("step", "1").param("version", "6").param("editor", "0123abcd-0000").param("turn", "3")))
                .andExpect(content().string(containsString("value=\"9\""))).andExpect(content().string(containsString("hx-swap-oob")));
        verify(proposals).saveDraft(any(), any(), any(), eq(new Proposals.Edit(6, "0123abcd-0000", 3)));
    }

    @Test
    void whoKeepsTooManyDraftsIsToldSo() throws Exception {
        when(proposals.startDraft(any())).thenReturn(Optional.empty());
        mvc.perform(as(post("/proposals/new").with(csrf()))).andExpect(redirectedUrl("/proposals/new"));
    }

    private ProposalInput saved() {
        var saved = ArgumentCaptor.forClass(ProposalInput.class);
        verify(proposals, atLeastOnce()).saveDraft(any(), eq(Samples.ID), saved.capture(), any());
        return saved.getValue();
    }

    private static MockHttpServletRequestBuilder edit(int step, String go) {
        return post(EDIT).with(csrf()).param("step", String.valueOf(step)).param("go", go);
    }

    private static MockHttpServletRequestBuilder scenario(String go) {
        return edit(1, go).param("name", " Warm dinner ").param("platform", "food").param("kind", "USER").param("userScenario", "Late home").param("valueProposition", "  ");
    }

    private static MockHttpServletRequestBuilder targets(String go) {
        return edit(2, go).param("leadingTargets[0].metric", "Homes").param("leadingTargets[0].unit", "homes").param("leadingTargets[1].metric", "Dinners");
    }
}
