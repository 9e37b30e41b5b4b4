package io.heyi.microenterprise.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
        var again = FoundingAgreement.draft(proposal, Fixtures.NAMES, DAY);

        assertThat(again).isEqualTo(proposal.agreement().orElseThrow());
        assertThat(again.hash()).isEqualTo(CanonicalJson.sha256(again.text())).hasSize(64);
        assertThat(FoundingAgreement.draft(proposal, Fixtures.NAMES, DAY.plusDays(1)).hash()).isNotEqualTo(again.hash());
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

        assertThat(FoundingAgreement.draft(proposal, Fixtures.NAMES, DAY).text()).contains("{fundingAsked} $1 \\", "{sponsor}");
    }
}
