package io.heyi.replacement.internal;

import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link ReplacementPolicy}. */
@Component
class ReplacementPolicyGroup implements PolicyGroup {

    private final ReplacementPolicy policy;

    ReplacementPolicyGroup(ReplacementPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public String titleKey() {
        return "replacement.policy.title";
    }

    @Override
    public String leadKey() {
        return "replacement.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.replacement.", "replacement.policy.");
    }
}
