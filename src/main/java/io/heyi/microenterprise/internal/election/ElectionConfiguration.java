package io.heyi.microenterprise.internal.election;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of owner elections, bound by hand so that the record needs no Spring; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class ElectionConfiguration {

    @Bean
    ElectionPolicy electionPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.election", ElectionPolicy.class).orElseGet(ElectionPolicy::defaults);
    }
}
