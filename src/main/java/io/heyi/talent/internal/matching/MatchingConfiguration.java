package io.heyi.talent.internal.matching;

import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;

/** Policy and word lists of matching; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class MatchingConfiguration {

    @Bean
    MatchingPolicy matchingPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.matching", MatchingPolicy.class).orElseGet(MatchingPolicy::defaults);
    }

    @Bean
    Dictionary matchingDictionary(@Value("${heyi.matching.synonyms:classpath:matching/synonyms.txt}") Resource synonyms, @Value("${heyi.matching.fillers:classpath:matching/fillers.txt}") Resource fillers) {
        return new Dictionary(synonyms, fillers);
    }
}
