package io.heyi.dissolution;

import io.heyi.access.Access;
import io.heyi.dissolution.internal.settlement.SettlementSigning;
import io.heyi.emc.UnsealedContracts;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.SettledTasks;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.OwnerSearch;
import io.heyi.microenterprise.Proposals;
import io.heyi.performance.FakeEmcs;
import io.heyi.replacement.Neighbours;
import io.heyi.shared.WorkingDays;
import io.heyi.tender.Tenders;
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
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.RecordApplicationEvents;

/** This module on a real database without its money, whose module tests are its own; all neighbours are in memory. Pages and API stay out. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = DissolutionModule.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "spring.flyway.locations=classpath:db/migration/dissolution")
@MockitoBean(types = {Inbox.class, SettledTasks.class, Tenders.class, Ledger.class, Microenterprises.class, Elections.class, OwnerSearch.class, Proposals.class, SettlementSigning.class, UnsealedContracts.class})
@ContextConfiguration(initializers = TestDatabase.class)
@RecordApplicationEvents
public @interface DissolutionModule {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
    @ComponentScan(basePackages = "io.heyi.dissolution.internal",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(internal\\.web\\.|internal\\.settlement\\.|Workers$).*"))
    @Import({FakeEmcs.class, FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class, Neighbours.Commands.class, Neighbours.Register.class,
            Neighbours.Box.class, Played.Leavings.class, Played.Books.class, Played.Scenarios.class})
    class Beans {

        @Bean
        Played.Life life(Access access) {
            return new Played.Life(access);
        }

        @Bean
        Played.Pool pool(Played.Life life) {
            return new Played.Pool(life);
        }

        /** The words of this module. */
        @Bean
        MessageSource messageSource() {
            var messages = new ResourceBundleMessageSource();
            messages.setBasenames("messages/dissolution");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }

        /** A calendar with daylight saving. */
        @Bean
        WorkingDays workingDays() {
            return new WorkingDays(ZoneId.of("Europe/Berlin"), Set.of());
        }
    }
}
