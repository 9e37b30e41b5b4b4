package io.heyi.performance.internal;

import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link PerformancePolicy}. */
@Component
class PerformancePolicyGroup implements PolicyGroup {

    private final PerformancePolicy policy;

    PerformancePolicyGroup(PerformancePolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String titleKey() {
        return "performance.policy.title";
    }

    @Override
    public String leadKey() {
        return "performance.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.performance.", "performance.policy.");
    }
}
