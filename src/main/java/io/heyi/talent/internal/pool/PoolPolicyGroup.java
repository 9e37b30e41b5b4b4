package io.heyi.talent.internal.pool;

import io.heyi.talent.internal.domain.pool.PoolPolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link PoolPolicy}. */
@Component
class PoolPolicyGroup implements PolicyGroup {

    private final PoolPolicy policy;

    PoolPolicyGroup(PoolPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 62;
    }

    @Override
    public String titleKey() {
        return "talentpool.policy.title";
    }

    @Override
    public String leadKey() {
        return "talentpool.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.pool.", "talentpool.policy.");
    }
}
