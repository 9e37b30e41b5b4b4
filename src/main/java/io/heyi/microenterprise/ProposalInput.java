package io.heyi.microenterprise;

import java.util.List;

/**
 * A proposal as a person or client sends it: nothing is checked yet, everything may be missing. Amounts are decimal texts or numbers as text.
 * Field names are those of the API (issue 2, part 7).
 *
 * @param platform id of an industry platform
 * @param kind USER or NODE
 * @param fundingAsked money asked of the platform
 * @param ownInvestment the proposer's own money, 0 allowed
 * @param cashFlowAllowance spending above it is blocked
 * @param horizonMonths months
 */
public record ProposalInput(String name, String platform, String kind, String userScenario, String valueProposition, List<TargetInput> leadingTargets,
                            List<String> coFounders, List<RoleInput> roles, String currency, String fundingAsked, String ownInvestment,
                            String cashFlowAllowance, Integer horizonMonths) {

    public record TargetInput(String metric, String unit, String bottom, String grab, String leading, String dueMonth) {}

    public record RoleInput(String title, List<String> skills, Integer headcount) {}
}
