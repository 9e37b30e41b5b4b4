package io.heyi.notification.internal;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link NoticePolicy}. */
@Component
class NoticePolicyGroup implements PolicyGroup {

    private final NoticePolicy policy;

    NoticePolicyGroup(NoticePolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 84;
    }

    @Override
    public String titleKey() {
        return "notification.policy.title";
    }

    @Override
    public String leadKey() {
        return "notification.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.notices.", "notification.policy.");
    }
}
