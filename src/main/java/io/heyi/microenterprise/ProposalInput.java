package io.heyi.microenterprise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param returnedScenario id of the returned user scenario that the team takes up, {@code US-0001}; null for one of its own
 */
public record ProposalInput(String name, String platform, String kind, String userScenario, String valueProposition, List<TargetInput> leadingTargets,
                            List<String> coFounders, List<RoleInput> roles, String currency, String fundingAsked, String ownInvestment,
                            String cashFlowAllowance, Integer horizonMonths, @JsonInclude(JsonInclude.Include.NON_NULL) String returnedScenario) {

    /** All that a client may send; what is stored without a returned scenario reads the same as before there were any. */
    @JsonCreator
    public ProposalInput {}

    /** With a scenario of the team's own. */
    public ProposalInput(String name, String platform, String kind, String userScenario, String valueProposition, List<TargetInput> leadingTargets, List<String> coFounders,
                         List<RoleInput> roles, String currency, String fundingAsked, String ownInvestment, String cashFlowAllowance, Integer horizonMonths) {
        this(name, platform, kind, userScenario, valueProposition, leadingTargets, coFounders, roles, currency, fundingAsked, ownInvestment, cashFlowAllowance, horizonMonths, null);
    }

    public ProposalInput takingUp(String scenario) {
        return new ProposalInput(name, platform, kind, userScenario, valueProposition, leadingTargets, coFounders, roles, currency, fundingAsked, ownInvestment, cashFlowAllowance,
                horizonMonths, scenario);
    }

    public record TargetInput(String metric, String unit, String bottom, String grab, String leading, String dueMonth) {}

    public record RoleInput(String title, List<String> skills, Integer headcount) {}
}
