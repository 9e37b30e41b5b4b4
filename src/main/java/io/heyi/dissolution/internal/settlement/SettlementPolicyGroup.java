package io.heyi.dissolution.internal.settlement;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link SettlementPolicy}. */
@Component
class SettlementPolicyGroup implements PolicyGroup {

    private final SettlementPolicy policy;

    SettlementPolicyGroup(SettlementPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 62;
    }

    @Override
    public String titleKey() {
        return "dissolutionmoney.policy.title";
    }

    @Override
    public String leadKey() {
        return "dissolutionmoney.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.settlement.", "dissolutionmoney.policy.");
    }
}
