package io.heyi.talent.internal.matching;

import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link MatchingPolicy}. */
@Component
class MatchingPolicyGroup implements PolicyGroup {

    private final MatchingPolicy policy;

    MatchingPolicyGroup(MatchingPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 66;
    }

    @Override
    public String titleKey() {
        return "matching.policy.title";
    }

    @Override
    public String leadKey() {
        return "matching.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.matching.", "matching.policy.");
    }
}
