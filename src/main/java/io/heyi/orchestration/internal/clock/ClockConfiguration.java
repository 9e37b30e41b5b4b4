package io.heyi.orchestration.internal.clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @Profile("!local")
    HeyiClock clock() {
        return new HeyiClock();
    }

    @Bean
    @Profile("local")
    HeyiClock movedClock(ClockStore store) {
        var clock = new HeyiClock();
        clock.setOffset(store.offset());
        return clock;
    }
}
