package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.ProposalView;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a proposal proposes, after every check of {@link PlanCheck}; amounts are in {@code currency} with two decimals. */
public record Plan(String name, String platform, MicroenterpriseKind kind, String userScenario, String valueProposition, List<ProposalView.Target> targets,
                   List<Username> coFounders, List<ProposalView.TeamRole> roles, Currency currency, BigDecimal fundingAsked, BigDecimal ownInvestment,
                   BigDecimal cashFlowAllowance, int horizonMonths, Optional<String> returnedScenario) {

    /** @param returnedScenario id of the returned user scenario that is taken up */
    public Plan {
        returnedScenario = returnedScenario == null ? Optional.empty() : returnedScenario;
        targets = List.copyOf(targets);
        coFounders = List.copyOf(coFounders);
        roles = List.copyOf(roles);
    }

    /** Two plans with the same key are rivals for one user scenario (domain.md P1.2): letter case, width and spacing do not matter. */
    public static String scenarioKey(String userScenario) {
        return Normalizer.normalize(userScenario, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    public String scenarioKey() {
        return scenarioKey(userScenario);
    }

    public Money money(BigDecimal amount) {
        return new Money(amount, currency);
    }
}
