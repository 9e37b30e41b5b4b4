package io.heyi.orchestration;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.audit.AuditVerification;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Only orchestration, with an inbox and workers that remember what they were told. Not a configuration by itself, so that no scan of the product finds it. */
@EnableAutoConfiguration(exclude = {OAuth2ClientAutoConfiguration.class, OAuth2ResourceServerAutoConfiguration.class})
@ComponentScan(basePackages = "io.heyi.orchestration.internal", excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*internal\\.web\\..*"))
@ConfigurationPropertiesScan("io.heyi.orchestration.internal")
public class OrchestrationTestApplication {

    @Bean
    RememberingInbox inbox() {
        return new RememberingInbox();
    }

    @Bean
    RememberingAudit audit() {
        return new RememberingAudit();
    }

    @Bean
    SampleWorkers sampleWorkers(JobGuard guard) {
        return new SampleWorkers(guard);
    }

    @Bean
    SampleCases sampleCases() {
        return new SampleCases();
    }

    @Bean
    RememberingMigrations migrations() {
        return new RememberingMigrations();
    }

    /** What became of migrations. */
    public static class RememberingMigrations implements CaseMigrationListener {
        public final List<UUID> migrated = Collections.synchronizedList(new ArrayList<>());
        public final Map<UUID, String> refused = new ConcurrentHashMap<>();

        @Override
        public void migrated(UUID id) {
            migrated.add(id);
        }

        @Override
        public void notMigrated(UUID id, String reason) {
            refused.put(id, reason);
        }
    }

    /** Cases of {@code sample-case}: those that a test names wait. */
    public static class SampleCases implements ProcessCases {
        public final Map<String, String> waiting = new ConcurrentHashMap<>();
        public final Map<String, String> closed = new ConcurrentHashMap<>();

        @Override
        public String processId() {
            return "sample-case";
        }

        @Override
        public Optional<String> waiting(String businessKey) {
            return Optional.ofNullable(waiting.get(businessKey));
        }

        @Override
        public List<String> waiting(Instant before, String after, int limit) {
            return waiting.keySet().stream().filter(key -> key.compareTo(after) > 0).sorted().limit(limit).toList();
        }

        @Override
        public Optional<String> close(String businessKey, String reason, String actor) {
            waiting.remove(businessKey);
            closed.put(businessKey, actor + ": " + reason);
            return Optional.empty();
        }
    }

    /** A history in memory. */
    public static class RememberingAudit implements AuditTrail {
        public final List<AuditEvent> events = Collections.synchronizedList(new ArrayList<>());

        @Override
        public AuditEntry record(AuditEvent event) {
            events.add(event);
            return new AuditEntry(events.size(), event.stream(), 1, Instant.EPOCH, event.actor(), event.action(), event.details(), "", "");
        }

        @Override
        public AuditEntry recordRefusal(AuditEvent event) {
            return record(event);
        }

        @Override
        public PageOf<AuditEntry> entries(String stream, PageRequest page) {
            return PageOf.of(List.of(), 0, page);
        }

        @Override
        public PageOf<AuditEntry> entries(PageRequest page) {
            return PageOf.of(List.of(), 0, page);
        }

        @Override
        public AuditVerification verify() {
            return new AuditVerification.Intact(events.size());
        }

        @Override
        public AuditVerification verify(String stream) {
            return new AuditVerification.Intact(events.size());
        }
    }

    /** An inbox in memory. */
    public static class RememberingInbox implements UserTaskListener {
        public final Map<Long, UserTask> open = new ConcurrentHashMap<>();
        public final List<Long> gone = Collections.synchronizedList(new ArrayList<>());
        public final List<Long> completed = Collections.synchronizedList(new ArrayList<>());
        public final List<Long> refused = Collections.synchronizedList(new ArrayList<>());
        public final AtomicInteger failuresLeft = new AtomicInteger();

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

        public Optional<UserTask> task(String businessKey) {
            return open.values().stream().filter(task -> task.businessKey().equals(businessKey)).findFirst();
        }
    }

    /** The workers of {@code sample-case}. */
    public static class SampleWorkers {
        final Map<String, Integer> effects = new ConcurrentHashMap<>();
        public final AtomicInteger busy = new AtomicInteger();
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
