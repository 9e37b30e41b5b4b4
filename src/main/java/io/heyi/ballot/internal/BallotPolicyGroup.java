package io.heyi.ballot.internal;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link DiscussionPolicy}. */
@Component
class BallotPolicyGroup implements PolicyGroup {

    private final DiscussionPolicy policy;

    BallotPolicyGroup(DiscussionPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 18;
    }

    @Override
    public String titleKey() {
        return "ballot.policy.title";
    }

    @Override
    public String leadKey() {
        return "ballot.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.ballot.", "ballot.policy.");
    }
}
