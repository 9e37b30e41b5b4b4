package io.heyi.tender.internal;

import io.heyi.tender.internal.domain.TenderPolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of tenders, bound by hand so that the record needs no Spring; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class TenderConfiguration {

    @Bean
    TenderPolicy tenderPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.tender", TenderPolicy.class).orElseGet(TenderPolicy::defaults);
    }
}
