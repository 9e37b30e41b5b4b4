package io.heyi.performance.internal;

import io.heyi.performance.internal.domain.PerformancePolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of performance, bound by hand so that the domain's record needs no Spring; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class PerformanceConfiguration {

    @Bean
    PerformancePolicy performancePolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.performance", PerformancePolicy.class).orElseGet(PerformancePolicy::defaults);
    }
}
