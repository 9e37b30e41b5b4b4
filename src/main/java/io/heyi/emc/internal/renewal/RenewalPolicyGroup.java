package io.heyi.emc.internal.renewal;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link RenewalPolicy}. */
@Component
class RenewalPolicyGroup implements PolicyGroup {

    private final RenewalPolicy policy;

    RenewalPolicyGroup(RenewalPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String titleKey() {
        return "emcrenewal.policy.title";
    }

    @Override
    public String leadKey() {
        return "emcrenewal.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.emc.renewal.", "emcrenewal.policy.");
    }
}
