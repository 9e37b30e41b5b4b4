package io.heyi.microenterprise;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.interest.PlayedInterests;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;

/** As {@link FoundingModule} with the API of elections and ballots; who is signed in says {@link TownPeople}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ElectionWeb.Beans.class, properties = {"heyi.ballot.sealing.key-file=target/test-ballot-key.json", "heyi.ballot.sealing.generate-missing=true",
        "spring.flyway.locations=classpath:db/migration/microenterprise,classpath:db/migration/ledger,classpath:db/migration/ballot"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
public @interface ElectionWeb {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.microenterprise.internal", "io.heyi.ledger.internal", "io.heyi.ballot.internal", "io.heyi.web.internal"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = {".*microenterprise\\.internal\\.web\\.pages\\..*", ".*ledger\\.internal\\.web\\..*",
                    ".*ballot\\.internal\\.web\\.(?!BallotApiController).*", ".*Workers", ".*ballot\\.internal\\.process\\..*"}))
    @Import({TownPeople.class, PlayedInterests.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.NoInstances.class, FakeNeighbours.SetClock.class,
            FoundingModule.SentMessages.class})
    class Beans {

        /** Who may come in is not this module's question; the security of the product has its own tests. */
        @Bean
        SecurityFilterChain everybodyComesIn(HttpSecurity http) throws Exception {
            return http.csrf(CsrfConfigurer::disable).authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }
}
