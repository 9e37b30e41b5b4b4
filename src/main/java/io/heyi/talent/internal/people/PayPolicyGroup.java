package io.heyi.talent.internal.people;

import io.heyi.talent.internal.people.domain.PayPolicy;
import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link PayPolicy}. */
@Component
class PayPolicyGroup implements PolicyGroup {

    private final PayPolicy policy;

    PayPolicyGroup(PayPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String titleKey() {
        return "people.policy.title";
    }

    @Override
    public String leadKey() {
        return "people.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.pay.", "people.policy.");
    }
}
