package io.heyi.emc.internal.contract;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link ContractPolicy} on the page of policies. */
@Component
class ContractPolicyGroup implements PolicyGroup {

    private final ContractPolicy policy;

    ContractPolicyGroup(ContractPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 28;
    }

    @Override
    public String titleKey() {
        return "emc.policy.title";
    }

    @Override
    public String leadKey() {
        return "emc.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.emc.contract.", "emc.policy.");
    }
}
