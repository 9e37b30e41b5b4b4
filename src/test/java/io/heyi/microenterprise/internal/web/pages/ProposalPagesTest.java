package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.Role;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProposalPagesTest extends PagesFixture {

    private static final String CASE = "/proposals/" + Samples.ID;

    @Test
    void theListShowsEveryStatusAndTheFiltersThatLeadToIt() throws Exception {
        when(proposals.list(any(), eq("oven"), eq(ListFilter.Group.OPEN.statuses()), eq(true), any())).thenReturn(PageOf.of(Samples.everyStatus(), 60, PageRequest.first()));

        var page = page(get("/proposals?query=oven&show=open&mine=true"));

        assertThat(page).contains("Oven for 2", "Sent back", "Being set up", "60 proposals", "/proposals?query=oven&amp;show=done&amp;mine=true", "page=1");
    }

    @Test
    void anEmptyListInvitesThoseWhoMayPropose() throws Exception {
        assertThat(page(get("/proposals"))).contains("Nobody has proposed anything yet", "New proposal");

        signIn(Samples.user("auditor", Role.AUDITOR));
        assertThat(page(get("/proposals"))).contains("Nobody has proposed anything yet").doesNotContain("New proposal");
    }

    @Test
    void nonsenseInTheAddressShowsTheFirstPageOfEverything() throws Exception {
        assertThat(page(get("/proposals?page=-7&show=whatever"))).contains("Nobody has proposed anything yet");
        verify(proposals).list(any(), eq(""), eq(Set.of()), eq(false), eq(PageRequest.first()));
    }

    @ParameterizedTest
    @EnumSource(value = ProposalStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
    void everyStateHasItsCasePageInBothLanguages(ProposalStatus status) throws Exception {
        given("Oven for two", status);

        assertThat(page(get(CASE))).contains("Oven for two", "900,000.00", "Steam kitchen", "Active homes").doesNotContain("??");
        assertThat(page(get(CASE + "?lang=zh"))).contains("Oven for two", "引领目标").doesNotContain("??", "What happens next");
    }

    @Test
    void aFoundingThatWaitsForTheElectionOfItsOwnerLeadsThere() throws Exception {
        when(proposals.find(any(), eq(Samples.ID), any(Locale.class))).thenReturn(Optional.of(Samples.proposal("Oven for two", ProposalStatus.PROVISIONING, Optional.of(new ElectionId("OE-0007")))));
        assertThat(page(get(CASE))).contains("The team elects its owner", "/elections/OE-0007", "To election OE-0007", "Stands for owner", "every 10s").doesNotContain("??");
        assertThat(page(get(CASE + "?lang=zh"))).contains("团队正在选举小微主", "竞选小微主").doesNotContain("??");
    }

    @Test
    void theCaseSaysWhoIsWaitedForAndLeadsThatPersonToTheTask() throws Exception {
        given("Oven for two", ProposalStatus.IN_DECISION);
        assertThat(page(get(CASE))).contains("The platform owner decides on sponsorship", "Person platform-owner-food").doesNotContain("To my task");

        signIn(Samples.user("platform-owner-food", Role.PLATFORM_OWNER));
        assertThat(page(get(CASE))).contains("You decide on the sponsorship", "To my task", "/inbox?businessKey=" + Samples.ID);
    }

    @Test
    void onlyTheProposerIsOfferedToWithdrawAndOnlyBeforeTheSigning() throws Exception {
        given("Oven for two", ProposalStatus.PLEDGING);
        assertThat(page(get(CASE))).contains(CASE + "/withdrawal");

        given("Oven for two", ProposalStatus.SIGNING);
        assertThat(page(get(CASE))).doesNotContain(CASE + "/withdrawal");

        given("Oven for two", ProposalStatus.PLEDGING);
        signIn(Samples.entrepreneur("entrepreneur-02"));
        assertThat(page(get(CASE))).doesNotContain(CASE + "/withdrawal");
    }

    @Test
    void operatorsFindTheWayToOperateAndNobodyElseDoes() throws Exception {
        given("Oven for two", ProposalStatus.IN_DECISION);
        assertThat(page(get(CASE))).doesNotContain("8088");

        signIn(Samples.user("operator", Role.OPERATOR));
        assertThat(page(get(CASE))).contains("http://localhost:8088/operate/processes/2251799813685251");
    }

    @Test
    void scriptInATextIsShownAsText() throws Exception {
        var script = "<script>alert('x')</script><img src=x onerror=alert(1)>";
        given(script, ProposalStatus.IN_DECISION);

        assertThat(page(get(CASE))).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img src=x");
        when(proposals.list(any(), any(), any(), eq(false), any()))
                .thenReturn(PageOf.of(List.of(Samples.summary(script, ProposalStatus.PLEDGING, 1)), 1, PageRequest.first()));
        assertThat(page(get("/proposals"))).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void anUnknownCaseIsNotFoundWhateverTheAddressLooksLike() throws Exception {
        when(proposals.find(any(), any(), any())).thenReturn(Optional.empty());
        mvc.perform(as(get(CASE))).andExpect(status().isNotFound());
        mvc.perform(as(get("/proposals/no-such-id"))).andExpect(status().isNotFound());
        mvc.perform(as(get(CASE + "/diagram"))).andExpect(status().isNotFound());
    }

    @Test
    void withdrawingLeadsBackToTheCaseWithAWord() throws Exception {
        when(proposals.withdraw(any(), eq(Samples.ID))).thenReturn(new ProposalOutcome.Done(Samples.ID, ProposalStatus.WITHDRAWN, 9));
        mvc.perform(as(post(CASE + "/withdrawal").with(csrf()))).andExpect(redirectedUrl(CASE)).andExpect(flash().attributeExists("flash"));

        when(proposals.withdraw(any(), eq(Samples.ID))).thenReturn(new ProposalOutcome.NotAllowed("proposalpages.problem.unknown"));
        mvc.perform(as(post(CASE + "/withdrawal").with(csrf()))).andExpect(status().isForbidden());
    }

    @Test
    void withdrawingWithoutTheTokenChangesNothing() throws Exception {
        mvc.perform(as(post(CASE + "/withdrawal"))).andExpect(status().isForbidden());
        verify(proposals, never()).withdraw(any(), any());
    }

    @Test
    void anOpenPageHearsOnlyOfNews() throws Exception {
        given("Oven for two", ProposalStatus.SUBMITTED);
        var seen = page(get(CASE)).replaceAll("(?s).*seen=([^\"&]+)\".*", "$1");
        mvc.perform(as(get(CASE + "/news").param("seen", seen))).andExpect(status().isNoContent());

        given("Oven for two", ProposalStatus.IN_DECISION);
        mvc.perform(as(get(CASE + "/news").param("seen", seen))).andExpect(status().isOk()).andExpect(header().string("HX-Refresh", "true"));
    }

    @Test
    void theDiagramIsTheOneTheCaseRunsOn() throws Exception {
        given("Oven for two", ProposalStatus.IN_DECISION);
        mvc.perform(as(get(CASE + "/diagram"))).andExpect(status().isOk()).andExpect(content().string(containsString("me-founding")));
    }

    @Test
    void theDownloadedAgreementIsExactlyTheSignedText() throws Exception {
        given("Oven for two", ProposalStatus.SIGNING);
        when(proposals.agreement(any(), eq(Samples.ID))).thenReturn(Optional.of(new Proposals.Agreement("第一条 <b>目的</b>\nArticle 1", Samples.HASH)));

        mvc.perform(as(get(CASE + "/agreement.txt"))).andExpect(content().bytes("第一条 <b>目的</b>\nArticle 1".getBytes(StandardCharsets.UTF_8)))
                .andExpect(header().string("Content-Disposition", containsString("founding-agreement-4f2a9c1be0d7.txt")));
        assertThat(page(get(CASE + "/agreement"))).contains(Samples.HASH, "&lt;b&gt;目的");
    }

    @Test
    void aCaseWithoutAnInstanceStillHasAPage() throws Exception {
        given("Oven for two", ProposalStatus.SUBMITTED);
        when(instances.byBusinessKey(any(), any())).thenReturn(Optional.empty());
        when(instances.currentDiagram("me-founding")).thenReturn(Optional.of("this is no diagram"));
        assertThat(page(get(CASE))).contains("The proposal is being checked");
    }
}
