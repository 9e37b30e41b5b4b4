package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A micro-enterprise that ran before the company came to Heyi, as it is taken over.
 *
 * @param key makes a repeat harmless
 * @param members without the owner
 * @param ownerCapital paid in by the owner; positive, in the ME's currency
 * @param platformCapital paid in by the platform; positive, in the same currency
 * @param cashFlowAllowance above which spending is blocked (domain.md P1)
 * @param runningSince when it was founded in the world
 */
public record ExistingMicroenterprise(String key, String name, String platform, MicroenterpriseKind kind, String userScenario, String valueProposition,
                                      Username owner, List<Username> members, Money ownerCapital, Money platformCapital, BigDecimal cashFlowAllowance,
                                      int horizonMonths, Instant runningSince) {

    public ExistingMicroenterprise {
        members = List.copyOf(members);
    }
}
