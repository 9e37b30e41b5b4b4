package io.heyi.emc;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.interest.PlayedInterests;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.TownPeople;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.test.context.ContextConfiguration;

/** Contracts, parties and the chain on a real database; the neighbours are in memory. Other slices import what they add. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = EmcModule.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.flyway.locations=classpath:db/migration/emc", "heyi.emc.chain.generate-missing=true", "heyi.emc.chain.key-file=target/test-chain-key.pem"})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface EmcModule {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.emc.internal.contract", "io.heyi.emc.internal.party", "io.heyi.emc.internal.chain"})
    @ConfigurationPropertiesScan("io.heyi.emc.internal.chain")
    @Import({TownPeople.class, PlayedInterests.class, KnownMicroenterprises.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class})
    class Beans {

        @Bean
        MessageSource messageSource() {
            var messages = new ResourceBundleMessageSource();
            messages.setBasenames("messages/emc", "messages/emcformation", "messages/emcpages", "messages/emcrenewal", "messages/microenterprise", "messages/web");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }

        @Bean
        Proposals proposals() {
            var proposals = Mockito.mock(Proposals.class);
            Mockito.when(proposals.platforms()).thenReturn(List.of("food", "clothing").stream().map(id -> new Proposals.PlatformView(id, "platform." + id)).toList());
            return proposals;
        }
    }
}
