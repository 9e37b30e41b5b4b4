package io.heyi.dissolution.internal;

import io.heyi.dissolution.internal.domain.DissolutionPolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link DissolutionPolicy}. */
@Component
class DissolutionPolicyGroup implements PolicyGroup {

    private final DissolutionPolicy policy;

    DissolutionPolicyGroup(DissolutionPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 56;
    }

    @Override
    public String titleKey() {
        return "dissolution.policy.title";
    }

    @Override
    public String leadKey() {
        return "dissolution.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.dissolution.", "dissolution.policy.");
    }
}
