package io.heyi.emc.internal.formation;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of forming an EMC, bound by hand so that the record needs no Spring; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class FormationConfiguration {

    @Bean
    FormationPolicy emcFormationPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.emc.formation", FormationPolicy.class).orElseGet(FormationPolicy::defaults);
    }
}
