package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.Role;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicroenterprisePagesTest extends PagesFixture {

    @BeforeEach
    void oneMicroenterprise() {
        when(microenterprises.search(anyString(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        when(microenterprises.find(anyString())).thenReturn(Optional.empty());
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(Samples.microenterprise("Oven for two")));
        when(ledger.entries(eq("ME-0001"), any())).thenReturn(PageOf.of(List.of(Samples.entry()), 1, PageRequest.first()));
    }

    @Test
    void theDirectoryIsOpenToEverybodyAndSearchable() throws Exception {
        when(microenterprises.search(eq("oven"), any())).thenReturn(PageOf.of(List.of(Samples.summary(1), Samples.summary(2)), 2, PageRequest.first()));
        signIn(Samples.user("auditor", Role.AUDITOR));

        assertThat(page(get("/microenterprises?query=oven"))).contains("ME-0001", "Oven for 2", "2 micro-enterprises", "Person entrepreneur-01");
        assertThat(page(get("/microenterprises?query=nothing"))).contains("Nothing matches");
        assertThat(page(get("/microenterprises"))).contains("No micro-enterprise yet");
    }

    @Test
    void thePageShowsTargetsRightsAndMoneyInTheOrderOfLosses() throws Exception {
        var page = page(get("/microenterprises/ME-0001"));

        assertThat(page).contains("Oven for two", "Running", "910,000.00", "Personnel", "/proposals/" + Samples.ID, "Founding capital").doesNotContain("??");
        assertThat(page.indexOf("bears losses first")).isPositive().isLessThan(page.indexOf("bears losses second"));
        assertThat(page(get("/microenterprises/ME-0001?lang=zh"))).contains("三权", "最先承担亏损").doesNotContain("??");
    }

    @Test
    void anEntryThatWouldTellSomebodysPayShowsThatItBalancesAndNoAmount() throws Exception {
        var wages = new Ledger.Entry(2, "ME-0001/wages", "Wages", Samples.NOW, List.of(new Ledger.Line(Ledger.Account.wageExpense(), Ledger.Side.DEBIT, Money.of("4321.09", "CNY")),
                new Ledger.Line(Ledger.Account.wagePayable(), Ledger.Side.CREDIT, Money.of("4321.09", "CNY"))));
        when(ledger.entries(eq("ME-0001"), any())).thenReturn(PageOf.of(List.of(wages, Samples.entry()), 2, PageRequest.first()));
        assertThat(page(get("/microenterprises/ME-0001"))).contains("It balances too.", ">private<", "210,000.00").doesNotContain("4,321.09", "??");
        assertThat(page(get("/microenterprises/ME-0001?lang=zh"))).contains(">保密<").doesNotContain("4,321.09", "??");
    }

    @Test
    void aMicroenterpriseThatStillElectsItsOwnerHasNeitherRightsNorMoney() throws Exception {
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(Samples.founding("Oven for two")));
        when(ledger.entries(eq("ME-0001"), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        assertThat(page(get("/microenterprises/ME-0001"))).contains("Nobody holds them yet", "No money is booked yet").doesNotContain("Personnel", "??");
        assertThat(page(get("/microenterprises/ME-0001?lang=zh"))).contains("尚未授予", "尚无资金入账").doesNotContain("??");
    }

    @Test
    void whatIsBeingDissolvedSaysWhichCaseHoldsItAndWhy() throws Exception {
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(Samples.ending("Oven for two", MicroenterpriseState.DISSOLVING)));
        assertThat(page(get("/microenterprises/ME-0001"))).contains("Being dissolved", "/dissolutions/DC-0001", "Tired of ovens", "It commits to nothing new").doesNotContain("Rule cited", "??");
        assertThat(page(get("/microenterprises/ME-0001?lang=zh"))).contains("解散中").doesNotContain("??");
    }

    @Test
    void theRecordOfAClosedOneStaysReadableWithTheRuleThatWasCited() throws Exception {
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(Samples.ending("Oven for two", MicroenterpriseState.CLOSED)));
        assertThat(page(get("/microenterprises/ME-0001"))).contains("Rule cited", "Leading goals missed by 15", "Last owner", "Nobody belongs to it any more", "Closed; its agreement was terminated")
                .doesNotContain("??");
        assertThat(page(get("/microenterprises/ME-0001?lang=zh"))).contains("已关闭", "最后一任小微主").doesNotContain("??");
    }

    @Test
    void scriptInANameIsShownAsText() throws Exception {
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(Samples.microenterprise("<script>alert(1)</script>")));
        assertThat(page(get("/microenterprises/ME-0001"))).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void anUnknownCodeIsNotFound() throws Exception {
        mvc.perform(as(get("/microenterprises/ME-9999"))).andExpect(status().isNotFound());
    }

    @Test
    void homeShowsMyProposalsAndWhatHappensAroundMe() throws Exception {
        when(microenterprises.search(anyString(), any())).thenReturn(PageOf.of(List.of(Samples.summary(1)), 1, PageRequest.first()));
        when(proposals.list(any(), anyString(), any(), eq(true), any())).thenReturn(PageOf.of(List.of(Samples.summary("Oven for two", ProposalStatus.PLEDGING, 1)), 9, new PageRequest(0, 5)));

        assertThat(page(get("/"))).contains("My proposals", "Oven for two", "All 9 of mine", "Around me", "Oven for 1").doesNotContain("??");
    }

    @Test
    void homeInvitesAnEntrepreneurWithoutProposalsToStart() throws Exception {
        assertThat(page(get("/"))).contains("Found a micro-enterprise", "It is quiet");

        signIn(Samples.user("auditor", Role.AUDITOR));
        assertThat(page(get("/"))).doesNotContain("My proposals");
    }
}
