package io.heyi.replacement;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.performance.FakeDecisions;
import io.heyi.performance.FakeEmcs;
import io.heyi.shared.WorkingDays;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Set;
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
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.event.RecordApplicationEvents;

/** This module on a real database together with performance, whose figures it judges by; EMCs, ballots and the other neighbours are in memory. Pages and API stay out. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ReplacementModule.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.flyway.locations=classpath:db/migration/performance,classpath:db/migration/replacement")
@ContextConfiguration(initializers = TestDatabase.class)
@RecordApplicationEvents
public @interface ReplacementModule {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.performance.internal", "io.heyi.replacement.internal"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(internal\\.web\\.|internal\\.demo\\.|Workers$).*"))
    @Import({FakeEmcs.class, FakeDecisions.class, FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class, Neighbours.Commands.class, Neighbours.Register.class,
            Neighbours.Box.class, Neighbours.Delivered.class, Neighbours.Lives.class, Successors.Parts.class, Successors.Calls.class})
    class Beans {

        /** Who is being dissolved. */
        @Bean
        Lifecycle lifecycle(Neighbours.Lives lives) {
            return lives.lifecycle();
        }

        /** The words of this module. */
        @Bean
        MessageSource messageSource() {
            var messages = new ResourceBundleMessageSource();
            messages.setBasenames("messages/replacement", "messages/succession");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }

        /** The company's calendar. */
        @Bean
        WorkingDays workingDays() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }
    }
}
