package io.heyi.inbox.internal.bulk;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class BulkConfiguration {

    @Bean
    BulkPolicy bulkPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.bulk", BulkPolicy.class).orElseGet(BulkPolicy::defaults);
    }

    @Bean
    PolicyGroup bulkPolicyGroup(BulkPolicy policy) {
        return new PolicyGroup() {

            @Override
            public int order() {
                return 91;
            }

            @Override
            public String titleKey() {
                return "bulk.policy.title";
            }

            @Override
            public String leadKey() {
                return "bulk.policy.lead";
            }

            @Override
            public List<Setting> settings() {
                return Setting.allOf(policy, "heyi.policy.bulk.", "bulk.policy.");
            }
        };
    }
}
