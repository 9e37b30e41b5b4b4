package io.heyi.emc.internal.renewal;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of the renewal; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class RenewalConfiguration {

    @Bean
    RenewalPolicy renewalPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.emc.renewal", RenewalPolicy.class).orElseGet(RenewalPolicy::defaults);
    }
}
