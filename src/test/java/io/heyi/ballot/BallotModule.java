package io.heyi.ballot;

import io.camunda.client.api.response.ActivatedJob;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.interest.PlayedInterests;
import io.heyi.orchestration.JobGuard;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ballots with the real inbox and the real history on a real database; without pages. The engine is played. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = BallotModule.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"heyi.audit.sealing.enabled=false", "spring.flyway.locations=classpath:db/migration/ballot,classpath:db/migration/inbox,classpath:db/migration/files,classpath:db/migration/audit"})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface BallotModule {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.ballot.internal", "io.heyi.inbox.internal", "io.heyi.files", "io.heyi.audit.internal"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Controller.class))
    @Import({FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedCommands.class, FakeNeighbours.RecordedNotices.class, FakeNeighbours.NoInstances.class, FakeNeighbours.SetClock.class, PlayedInterests.class})
    class Beans {

        @Bean
        MessageSource messageSource() {
            var messages = new ResourceBundleMessageSource();
            messages.setBasenames("messages/ballot", "messages/inbox", "messages/web", "messages/audit");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }

        /** In one transaction, like the real one, but without memory. */
        @Bean
        JobGuard guard(PlatformTransactionManager transactions) {
            return new JobGuard() {

                @Override
                public <R> R once(ActivatedJob job, Class<R> resultType, Supplier<R> work) {
                    return new TransactionTemplate(transactions).execute(status -> work.get());
                }

                @Override
                public <R> R repeatable(ActivatedJob job, Class<R> resultType, Supplier<R> work) {
                    return work.get();
                }
            };
        }
    }
}
