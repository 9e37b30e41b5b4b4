package io.heyi.interest.internal;

import io.heyi.interest.internal.domain.InterestPolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of the register, bound by hand so that the domain's record needs no Spring; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class InterestConfiguration {

    @Bean
    InterestPolicy interestPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.interest", InterestPolicy.class).orElseGet(InterestPolicy::defaults);
    }
}
