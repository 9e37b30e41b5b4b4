package io.heyi.inbox.internal.substitution;

import io.heyi.web.PolicyGroup;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class SubstitutionConfiguration {

    @Bean
    SubstitutionPolicy substitutionPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.substitution", SubstitutionPolicy.class).orElseGet(SubstitutionPolicy::defaults);
    }

    @Bean
    PolicyGroup substitutionPolicyGroup(SubstitutionPolicy policy) {
        return new PolicyGroup() {

            @Override
            public int order() {
                return 90;
            }

            @Override
            public String titleKey() {
                return "substitution.policy.title";
            }

            @Override
            public String leadKey() {
                return "substitution.policy.lead";
            }

            @Override
            public List<Setting> settings() {
                return Setting.allOf(policy, "heyi.policy.substitution.", "substitution.policy.");
            }
        };
    }
}
