package io.heyi.orchestration;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Only orchestration, with an inbox and workers that remember what they were told. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = {OAuth2ClientAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class})
@ComponentScan(basePackages = "io.heyi.orchestration.internal", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*internal\\.web\\..*"))
@ConfigurationPropertiesScan("io.heyi.orchestration.internal")
class OrchestrationTestApplication {

    @Bean
    RememberingInbox inbox() {
        return new RememberingInbox();
    }

    @Bean
    SampleWorkers sampleWorkers(JobGuard guard) {
        return new SampleWorkers(guard);
    }

    /** An inbox in memory. */
    static class RememberingInbox implements UserTaskListener {
        final Map<Long, UserTask> open = new ConcurrentHashMap<>();
        final List<Long> gone = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<Long> completed = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<Long> refused = java.util.Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger failuresLeft = new AtomicInteger();

        @Override
        public void created(UserTask task) {
            if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the inbox is broken");
            }
            open.put(task.key(), task);
        }

        @Override
        public void gone(long taskKey) {
            if (open.remove(taskKey) != null) {
                gone.add(taskKey);
            }
        }

        @Override
        public void completed(long taskKey) {
            open.remove(taskKey);
            completed.add(taskKey);
        }

        @Override
        public void completionRefused(long taskKey) {
            open.remove(taskKey);
            refused.add(taskKey);
        }

        @Override
        public List<Long> openTaskKeys(long afterKey, int limit) {
            return open.keySet().stream().filter(key -> key > afterKey).sorted().limit(limit).toList();
        }

        @Override
        public List<Long> openTaskKeysOf(long processInstanceKey) {
            return open.values().stream().filter(task -> task.processInstanceKey() == processInstanceKey).map(UserTask::key).toList();
        }

        @Override
        public List<Long> openTaskKeysOf(String businessKey) {
            return open.values().stream().filter(task -> task.businessKey().equals(businessKey)).map(UserTask::key).toList();
        }

        Optional<UserTask> task(String businessKey) {
            return open.values().stream().filter(task -> task.businessKey().equals(businessKey)).findFirst();
        }
    }

    /** The workers of {@code sample-case}. */
    public static class SampleWorkers {
        final Map<String, Integer> effects = new ConcurrentHashMap<>();
        final AtomicInteger busy = new AtomicInteger();
        private final JobGuard guard;

        SampleWorkers(JobGuard guard) {
            this.guard = guard;
        }

        @JobWorker(type = "sample.prepare")
        public Map<?, ?> prepare(ActivatedJob job) {
            return guard.once(job, Map.class, () -> {
                if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw TryLater.after(java.time.Duration.ofMillis(100), "the partner is busy");
                }
                effects.merge("prepare", 1, Integer::sum);
                return Map.of("reviewer", "anna");
            });
        }

        @JobWorker(type = "sample.file")
        public Map<?, ?> file(ActivatedJob job) {
            return guard.once(job, Map.class, () -> {
                effects.merge("file " + job.getVariable("proposalId"), 1, Integer::sum);
                return Map.of();
            });
        }
    }
}
