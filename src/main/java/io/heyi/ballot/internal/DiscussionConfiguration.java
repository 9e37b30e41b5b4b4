package io.heyi.ballot.internal;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of discussions; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class DiscussionConfiguration {

    @Bean
    DiscussionPolicy discussionPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.ballot", DiscussionPolicy.class).orElseGet(DiscussionPolicy::defaults);
    }
}
