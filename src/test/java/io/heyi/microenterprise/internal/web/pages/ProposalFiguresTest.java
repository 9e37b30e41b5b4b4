package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalView;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProposalFiguresTest {

    private final ProposalFigures figures = new ProposalFigures();

    @Test
    void beforeTheDecisionTheBarIsOwnMoneyAndWhatIsAsked() {
        var funding = figures.funding(Samples.proposal("Oven", ProposalStatus.IN_DECISION));

        assertThat(funding.parts()).extracting(ProposalFigures.Part::kind).containsExactly("own", "asked");
        assertThat(funding.total()).isEqualByComparingTo("960000");
        assertThat(funding.coveredPercent()).isZero();
    }

    @Test
    void grantAndPledgesCoverWhatWasAskedAndTheRestIsMissing() {
        var funding = figures.funding(Samples.proposal("Oven", ProposalStatus.PLEDGING));

        assertThat(funding.parts()).extracting(ProposalFigures.Part::kind).containsExactly("own", "pledged", "granted", "missing");
        assertThat(funding.missing()).isEqualByComparingTo("50000");
        assertThat(funding.coveredPercent()).isEqualTo(94);
        assertThat(funding.parts().getLast().from().add(funding.parts().getLast().width())).isBetween(new BigDecimal("99.9"), new BigDecimal("100.1"));
    }

    @Test
    void aTargetBelowZeroStillHasAPlaceOnItsScale() {
        var scale = figures.scales(List.of(new ProposalView.Target("Loss", "CNY", new BigDecimal("-100"), new BigDecimal("0"), new BigDecimal("100"), "2027-01"))).getFirst();
        assertThat(scale.bottomAt()).isZero();
        assertThat(scale.grabAt()).isEqualByComparingTo("50");
    }

    @Test
    void equalValuesDoNotDivideByZero() {
        var scale = figures.scales(List.of(new ProposalView.Target("Zero", "x", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, "2027-01"))).getFirst();
        assertThat(scale.grabAt()).isEqualByComparingTo("100");
    }

    @Test
    void whoBearsLossesFirstComesFirst() {
        assertThat(figures.capitalOf(Samples.microenterprise("Oven"))).extracting(balance -> balance.holder().split(":")[0]).containsExactly("member", "member", "platform");
    }
}
