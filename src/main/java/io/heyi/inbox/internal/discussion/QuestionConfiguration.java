package io.heyi.inbox.internal.discussion;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class QuestionConfiguration {

    @Bean
    DiscussionPolicy caseDiscussionPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.discussion", DiscussionPolicy.class).orElseGet(() -> new DiscussionPolicy(null, null));
    }

    @Bean
    PolicyGroup caseDiscussionPolicyGroup(DiscussionPolicy policy) {
        return new PolicyGroup() {

            @Override
            public int order() {
                return 92;
            }

            @Override
            public String titleKey() {
                return "discussion.policy.title";
            }

            @Override
            public String leadKey() {
                return "discussion.policy.lead";
            }

            @Override
            public List<Setting> settings() {
                return Setting.allOf(policy, "heyi.policy.discussion.", "discussion.policy.");
            }
        };
    }
}
