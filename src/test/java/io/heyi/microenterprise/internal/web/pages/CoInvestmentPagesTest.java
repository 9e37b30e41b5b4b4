package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.microenterprise.CoInvestments;
import io.heyi.microenterprise.CoInvestments.CoInvestment;
import io.heyi.microenterprise.CoInvestments.Outcome;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class CoInvestmentPagesTest extends PagesFixture {

    private static final CoInvestment MONEY = new CoInvestment("ME-0001", "River <fund>", new BigDecimal("100000.00"), "CNY", LocalDate.of(2026, 3, 2), "T-17", "Statement 4", "entrepreneur-09", Samples.NOW);

    @BeforeEach
    void oneMicroenterprise() {
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(Samples.microenterprise("Oven for two")));
        when(ledger.entries(eq("ME-0001"), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        when(investments.of(eq("ME-0001"), any())).thenReturn(PageOf.of(List.of(MONEY), 1, PageRequest.first()));
    }

    private MockHttpServletRequestBuilder sent() {
        return as(post("/microenterprises/ME-0001/co-investments")).with(csrf()).param("investor", "River fund").param("amount", "100000").param("currency", "CNY").param("receivedOn", "2026-03-02")
                .param("reference", "T-17").param("proof", "Statement 4");
    }

    @Test
    void everybodySeesWhatHasComeFromOutsideAndOnlyWhoMayRecordsMore() throws Exception {
        assertThat(page(get("/microenterprises/ME-0001/co-investments"))).contains("River &lt;fund&gt;", "100,000.00", "T-17").doesNotContain("Record money", "??");
        when(investments.mayRecord(any(), any())).thenReturn(true);
        assertThat(page(get("/microenterprises/ME-0001/co-investments"))).contains("Record money").doesNotContain("??");
        assertThat(page(get("/microenterprises/ME-0001/co-investments?lang=zh"))).contains("登记出资").doesNotContain("??");
        assertThat(page(get("/microenterprises/ME-0001"))).contains("/microenterprises/ME-0001/co-investments");
    }

    @Test
    void thePageOfTheMicroenterpriseNamesTheInvestorLastInTheOrderOfLosses() throws Exception {
        var me = Samples.microenterprise("Oven for two");
        var balances = Stream.concat(me.balances().stream(), Stream.of(new MicroenterpriseView.Balance("capital", "investor:River <fund>", new BigDecimal("100000.00"), 3))).toList();
        when(microenterprises.find("ME-0001")).thenReturn(Optional.of(new MicroenterpriseView(me.code(), me.name(), me.state(), me.platform(), me.kind(), me.userScenario(), me.valueProposition(), me.owner(),
                me.members(), me.rights(), me.targets(), me.currency(), me.cashFlowAllowance(), me.horizonMonths(), me.foundedAt(), me.proposalId(), balances, me.history())));
        var page = page(get("/microenterprises/ME-0001"));
        assertThat(page).contains("River &lt;fund&gt;").doesNotContain("??");
        assertThat(page.indexOf("bears losses second")).isPositive().isLessThan(page.indexOf("River &lt;fund&gt;"));
    }

    @Test
    void whatIsTypedIsRecordedOrComesBackWithItsFaults() throws Exception {
        when(investments.mayRecord(any(), any())).thenReturn(true);
        when(investments.record(any(), eq("ME-0001"), any())).thenReturn(new Outcome.Recorded(MONEY));
        mvc.perform(sent()).andExpect(redirectedUrl("/microenterprises/ME-0001/co-investments"));
        verify(investments).record(any(), eq("ME-0001"), eq(new CoInvestments.Input("River fund", "100000", "CNY", "2026-03-02", "T-17", "Statement 4")));
        when(investments.record(any(), eq("ME-0001"), any())).thenReturn(new Outcome.Invalid(List.of(FieldError.of("investor", "microenterprise.error.investorName"))));
        assertThat(page(sent())).contains("simple punctuation", "value=\"100000\"", "Statement 4").doesNotContain("??");
        when(investments.record(any(), eq("ME-0001"), any())).thenReturn(new Outcome.Conflict("microenterprise.freeze." + MicroenterpriseState.DISSOLVING, List.of("ME-0001", "DC-0001")));
        mvc.perform(sent()).andExpect(redirectedUrl("/microenterprises/ME-0001/co-investments"));
        when(investments.record(any(), eq("ME-0001"), any())).thenReturn(new Outcome.NotAllowed("microenterprise.refusal.mayNotRecordMoney"));
        mvc.perform(sent()).andExpect(status().isForbidden());
    }
}
