package io.heyi.talent.internal.people;

import io.heyi.talent.internal.people.domain.PayPolicy;
import io.heyi.talent.internal.people.domain.PoolWage;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of pay; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class PayConfiguration {

    @Bean
    PayPolicy payPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.pay", PayPolicy.class).orElseGet(PayPolicy::defaults);
    }

    @Bean
    PoolWage poolWage(PayPolicy policy) {
        return new PoolWage(policy);
    }
}
