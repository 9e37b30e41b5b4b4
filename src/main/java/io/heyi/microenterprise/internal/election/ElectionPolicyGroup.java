package io.heyi.microenterprise.internal.election;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link ElectionPolicy} on the page of policies. */
@Component
class ElectionPolicyGroup implements PolicyGroup {

    private final ElectionPolicy policy;

    ElectionPolicyGroup(ElectionPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String titleKey() {
        return "election.policy.title";
    }

    @Override
    public String leadKey() {
        return "election.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.election.", "election.policy.");
    }
}
