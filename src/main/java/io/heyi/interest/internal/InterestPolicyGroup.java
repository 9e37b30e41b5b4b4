package io.heyi.interest.internal;

import io.heyi.interest.internal.domain.InterestPolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link InterestPolicy}. */
@Component
class InterestPolicyGroup implements PolicyGroup {

    private final InterestPolicy policy;

    InterestPolicyGroup(InterestPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String titleKey() {
        return "interest.policy.title";
    }

    @Override
    public String leadKey() {
        return "interest.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.interest.", "interest.policy.");
    }
}
