package io.heyi.microenterprise;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.interest.PlayedInterests;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
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
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.test.context.ContextConfiguration;

/** This module, the ledger and ballots on a real database; the neighbours are in memory. Pages, API and workers stay out. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = FoundingModule.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"heyi.ballot.sealing.key-file=target/test-ballot-key.json", "heyi.ballot.sealing.generate-missing=true",
                "spring.flyway.locations=classpath:db/migration/microenterprise,classpath:db/migration/ledger,classpath:db/migration/ballot"})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface FoundingModule {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.microenterprise.internal", "io.heyi.ledger.internal", "io.heyi.ballot.internal"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = {".*internal\\.web\\..*", ".*Workers", ".*ballot\\.internal\\.process\\..*"}))
    @Import({TownPeople.class, PlayedInterests.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.NoInstances.class, FakeNeighbours.SetClock.class, SentMessages.class})
    class Beans {

        @Bean
        MessageSource messageSource() {
            var messages = new ResourceBundleMessageSource();
            messages.setBasenames("messages/microenterprise", "messages/election", "messages/proposalpages", "messages/web");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }
    }

    /** What went to the process. */
    final class SentMessages implements ProcessCommands {

        public record Sent(String message, String businessKey, Map<String, Object> variables) {}

        public final List<Sent> sent = new CopyOnWriteArrayList<>();

        public List<String> of(ProposalId id) {
            return sent.stream().filter(message -> message.businessKey().equals(id.toString())).map(Sent::message).toList();
        }

        @Override
        public void publish(String message, String businessKey, Map<String, Object> variables) {
            sent.add(new Sent(message, businessKey, variables));
        }

        @Override
        public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {
            throw new UnsupportedOperationException("only the inbox completes tasks");
        }

        @Override
        public void forgetUserTask(long taskKey, String businessKey) {
            throw new UnsupportedOperationException("only the inbox completes tasks");
        }
    }
}
