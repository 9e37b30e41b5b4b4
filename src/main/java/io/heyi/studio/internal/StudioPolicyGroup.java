package io.heyi.studio.internal;

import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link StudioPolicy}. */
@Component
class StudioPolicyGroup implements PolicyGroup {

    private final StudioPolicy policy;

    StudioPolicyGroup(StudioPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 19;
    }

    @Override
    public String titleKey() {
        return "studio.policy.title";
    }

    @Override
    public String leadKey() {
        return "studio.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.studio.", "studio.policy.");
    }
}
