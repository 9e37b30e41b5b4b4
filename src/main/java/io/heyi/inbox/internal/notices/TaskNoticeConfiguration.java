package io.heyi.inbox.internal.notices;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The policy of notices of tasks, and where it is shown. */
@Configuration(proxyBeanMethods = false)
class TaskNoticeConfiguration {

    @Bean
    TaskNoticePolicy taskNoticePolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.task-notices", TaskNoticePolicy.class).orElseGet(() -> new TaskNoticePolicy(null));
    }

    @Bean
    PolicyGroup taskNoticePolicyGroup(TaskNoticePolicy policy) {
        return new Group(policy);
    }

    private record Group(TaskNoticePolicy policy) implements PolicyGroup {

        @Override
        public int order() {
            return 85;
        }

        @Override
        public String titleKey() {
            return "inboxnotices.policy.title";
        }

        @Override
        public String leadKey() {
            return "inboxnotices.policy.lead";
        }

        @Override
        public List<Setting> settings() {
            return Setting.allOf(policy, "heyi.policy.task-notices.", "inboxnotices.policy.");
        }
    }
}
