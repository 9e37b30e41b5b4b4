package io.heyi.microenterprise.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.shared.CanonicalJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FoundingAgreementTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void theTextHoldsPartiesNumbersAndBothLanguages() {
        var text = Fixtures.aSigningProposal().agreement().orElseThrow().text();

        assertThat(text).contains("Mx entrepreneur-01 (entrepreneur-01)", "Mx entrepreneur-02 (entrepreneur-02): 15,000.00 CNY", "(entrepreneur-03): 0.00 CNY",
                        "Mx platform-owner-food (platform-owner-food)", "Platform food", "Kind USER")
                .contains("300,000.00 CNY", "20,000.00 CNY", "335,000.00 CNY", "50,000.00 CNY", "500 / 800 / 1200", "Smart oven")
                .contains("平台负责投资与支持").doesNotContain("{");
    }

    @Test
    void theSameProposalHasTheSameHashAndAnotherNumberAnother() {
        var proposal = Fixtures.aSigningProposal();
        var again = FoundingAgreement.draft(proposal, Fixtures.NAMES, Fixtures.POLICY.killClause(), DAY);

        assertThat(again).isEqualTo(proposal.agreement().orElseThrow());
        assertThat(again.hash()).isEqualTo(CanonicalJson.sha256(again.text())).hasSize(64);
        assertThat(FoundingAgreement.draft(proposal, Fixtures.NAMES, Fixtures.POLICY.killClause(), DAY.plusDays(1)).hash()).isNotEqualTo(again.hash());
    }

    @Test
    void theKillConditionsAreAClauseWithTheNumbersOfTheDayOfDrafting() {
        var policy = new FoundingPolicy(null, null, null, null, null, null, null, null, null, null, new BigDecimal("12.50"), 4, 12, 2);
        var proposal = Fixtures.aSigningProposal();

        assertThat(proposal.killClause()).contains(new KillClause("5.7", new BigDecimal(15), 3, 18, 3));
        assertThat(proposal.agreement().orElseThrow().text()).contains("Version 3", "5.7 Kill conditions", "more than 15 % in 3 months in a row", "5.7 终止条件", "连续 3 个月");
        assertThat(FoundingAgreement.draft(proposal, Fixtures.NAMES, policy.killClause(), DAY).text()).contains("more than 12.5 % in 4 months", "first 12 months", "not recovered in 2 months");
    }

    @Test
    void wordsCiteAConditionByTheNumberOfTheClauseAndItsLetter() {
        var clause = Fixtures.POLICY.killClause();

        assertThat(clause.citedIn("founding agreement " + clause.cited(KillClause.Condition.LEADING_MISSED))).contains(KillClause.Condition.LEADING_MISSED);
        assertThat(clause.citedIn("创立协议第 5.7（b）项")).contains(KillClause.Condition.CASH_ALLOWANCE);
        assertThat(clause.citedIn("agreement, 5.7")).isEmpty();
        assertThat(clause.citedIn("15.7 (a), part 7")).isEmpty();
    }

    @Test
    void bracesInAPersonsTextStayText() {
        var in = Fixtures.anInput();
        var sly = new ProposalInput("{fundingAsked} $1 \\", in.platform(), in.kind(), "{sponsor}", in.valueProposition(), in.leadingTargets(), in.coFounders(),
                in.roles(), in.currency(), in.fundingAsked(), in.ownInvestment(), in.cashFlowAllowance(), in.horizonMonths());
        var proposal = Fixtures.aSubmittedProposal(sly);
        proposal.enterDecision(0, Fixtures.NOW);
        proposal.sponsorship().ask(0, "platform-owner:food", Fixtures.LATER, Fixtures.NOW);
        proposal.sponsorship().sponsor(Fixtures.OWNER, java.util.Optional.of(BigDecimal.TEN), java.util.Optional.empty(), Fixtures.NOW);

        assertThat(FoundingAgreement.draft(proposal, Fixtures.NAMES, Fixtures.POLICY.killClause(), DAY).text()).contains("{fundingAsked} $1 \\", "{sponsor}");
    }
}
