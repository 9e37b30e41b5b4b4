package io.heyi.talent.internal.pool;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.WorkingDays;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Stays, openings and offers with people, pay and the ledger on a real database; micro-enterprises and the engine are played. Pages and API stay out. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PoolModule.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.flyway.locations=classpath:db/migration/ledger,classpath:db/migration/talent")
@ContextConfiguration(initializers = TestDatabase.class)
public @interface PoolModule {

    /** @param variables of the message */
    record Published(String message, String key, Map<String, Object> variables) {}

    /** What would go to the engine. */
    class Commands implements ProcessCommands {

        public final List<Published> published = new CopyOnWriteArrayList<>();

        @Override
        public void publish(String message, String businessKey, Map<String, Object> variables) {
            published.add(new Published(message, businessKey, variables));
        }

        @Override
        public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {
            throw new UnsupportedOperationException("stays complete no tasks");
        }

        @Override
        public void forgetUserTask(long taskKey, String businessKey) {
            throw new UnsupportedOperationException("stays complete no tasks");
        }

        public List<String> to(String key) {
            return published.stream().filter(one -> one.key().equals(key)).map(Published::message).toList();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.talent.internal.pool", "io.heyi.talent.internal.process.pool", "io.heyi.talent.internal.people", "io.heyi.ledger.internal"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\.|\\.demo\\.|Workers$|\\.Local[A-Z]|PeopleWeb|PoolWeb).*"))
    @Import({FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class, Commands.class})
    class Beans {

        @Bean
        PlayedMicroenterprises playedMicroenterprises(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
            return new PlayedMicroenterprises(jdbc, events, clock);
        }

        @Bean
        Lifecycle lifecycle(PlayedMicroenterprises played) {
            var lifecycle = mock(Lifecycle.class);
            when(lifecycle.freeze(any())).thenAnswer(call -> played.freeze(call.getArgument(0)));
            return lifecycle;
        }

        @Bean
        Microenterprises microenterprises(PlayedMicroenterprises played) {
            var directory = mock(Microenterprises.class);
            when(directory.find(anyCollection())).thenAnswer(call -> played.summaries(call.getArgument(0)));
            return directory;
        }

        @Bean
        MessageSource messageSource() {
            var messages = new ResourceBundleMessageSource();
            messages.setBasenames("messages/talentpool", "messages/people", "messages/matching", "messages/ledger");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }

        @Bean
        WorkingDays workingDays() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }
    }
}
