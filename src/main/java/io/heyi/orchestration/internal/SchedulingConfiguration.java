package io.heyi.orchestration.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What the product does now and then. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfiguration {

    private static final int THREADS = 12;

    /**
     * Threads of their own. With virtual threads Boot's scheduler runs everything that has a fixed delay one after the other, so that a slow look at
     * Keycloak would hold up the sealing of the history; and they would compete with the requests for the few carriers.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setThreadNamePrefix("now-and-then-");
        return scheduler;
    }
}
