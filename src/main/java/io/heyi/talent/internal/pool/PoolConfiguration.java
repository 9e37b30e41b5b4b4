package io.heyi.talent.internal.pool;

import io.heyi.talent.internal.domain.pool.PoolPolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of the talent pool; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    @Bean
    PoolPolicy poolPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.pool", PoolPolicy.class).orElseGet(PoolPolicy::defaults);
    }
}
