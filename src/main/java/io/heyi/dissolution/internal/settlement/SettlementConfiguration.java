package io.heyi.dissolution.internal.settlement;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of the settlement; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    SettlementPolicy settlementPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.settlement", SettlementPolicy.class).orElseGet(SettlementPolicy::defaults);
    }
}
