package io.heyi.inbox.internal;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Shows {@link TaskListPolicy}. */
@Component
@EnableConfigurationProperties(TaskListPolicy.class)
class TaskListPolicyGroup implements PolicyGroup {

    private final TaskListPolicy policy;

    TaskListPolicyGroup(TaskListPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public String titleKey() {
        return "lists.policy.title";
    }

    @Override
    public String leadKey() {
        return "lists.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, "heyi.policy.lists.", "lists.policy.");
    }
}
