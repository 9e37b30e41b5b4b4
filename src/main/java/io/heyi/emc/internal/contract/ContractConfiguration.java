package io.heyi.emc.internal.contract;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The policy of contracts; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

    @Bean
    ContractPolicy contractPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.emc.contract", ContractPolicy.class).orElseGet(ContractPolicy::defaults);
    }
}
