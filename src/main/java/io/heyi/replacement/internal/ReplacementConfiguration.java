package io.heyi.replacement.internal;

import io.heyi.replacement.internal.domain.ReplacementPolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of the underperformer case; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class ReplacementConfiguration {

    @Bean
    ReplacementPolicy replacementPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.replacement", ReplacementPolicy.class).orElseGet(ReplacementPolicy::defaults);
    }
}
