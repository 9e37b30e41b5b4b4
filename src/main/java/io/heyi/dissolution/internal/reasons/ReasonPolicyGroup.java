package io.heyi.dissolution.internal.reasons;

import io.heyi.dissolution.internal.domain.ReasonPolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link ReasonPolicy}. */
@Component
class ReasonPolicyGroup implements PolicyGroup {

    private final ReasonPolicy policy;

    ReasonPolicyGroup(ReasonPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 57;
    }

    @Override
    public String titleKey() {
        return "dissolution.reasonpolicy.title";
    }

    @Override
    public String leadKey() {
        return "dissolution.reasonpolicy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.dissolution-reasons.", "dissolution.reasonpolicy.");
    }
}
