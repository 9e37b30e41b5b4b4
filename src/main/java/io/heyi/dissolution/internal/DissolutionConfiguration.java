package io.heyi.dissolution.internal;

import io.heyi.dissolution.internal.domain.DissolutionPolicy;
import io.heyi.dissolution.internal.domain.ReasonPolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of the dissolution case; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class DissolutionConfiguration {

    @Bean
    DissolutionPolicy dissolutionPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.dissolution", DissolutionPolicy.class).orElseGet(DissolutionPolicy::defaults);
    }

    @Bean
    ReasonPolicy reasonPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.dissolution-reasons", ReasonPolicy.class).orElseGet(ReasonPolicy::defaults);
    }
}
