package io.heyi.talent.internal.pool;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterprisePart;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.WorkingDays;
import io.heyi.testing.TestDatabase;
import io.heyi.web.HomeBlock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;

/** Stays, openings and offers with people, pay, pages and API on a real database; micro-enterprises and the engine are played, who is signed in says {@code FakeAccess}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PoolWeb.Beans.class, properties = "spring.flyway.locations=classpath:db/migration/ledger,classpath:db/migration/talent")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
public @interface PoolWeb {

    /** The micro-enterprise whose page's part stands on home. */
    String ON_HOME = "ME-9001";

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.talent.internal.pool", "io.heyi.talent.internal.process.pool", "io.heyi.talent.internal.people", "io.heyi.ledger.internal", "io.heyi.web.internal"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(ledger\\.internal\\.web\\.|\\.demo\\.|Workers$|\\.Local[A-Z]|PeopleWeb|PoolModule|PoolWeb).*"))
    @Import({FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class, PoolModule.Commands.class})
    class Beans {

        private final PoolModule.Beans played = new PoolModule.Beans();

        @Bean
        PlayedMicroenterprises playedMicroenterprises(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
            return played.playedMicroenterprises(jdbc, events, clock);
        }

        @Bean
        Lifecycle lifecycle(PlayedMicroenterprises microenterprises) {
            return played.lifecycle(microenterprises);
        }

        @Bean
        Microenterprises microenterprises(PlayedMicroenterprises microenterprises) {
            return played.microenterprises(microenterprises);
        }

        @Bean
        WorkingDays workingDays() {
            return played.workingDays();
        }

        /** The part of the page of a micro-enterprise, on a page that this test has. */
        @Bean
        HomeBlock openingsOnHome(@Qualifier("openingsPart") MicroenterprisePart part) {
            return new HomeBlock() {
                @Override
                public int order() {
                    return 1;
                }

                @Override
                public String fragment() {
                    return part.fragment();
                }

                @Override
                public boolean wide() {
                    return false;
                }

                @Override
                public Map<String, Object> model(CurrentUser user) {
                    return part.model(new MicroenterpriseView(ON_HOME, "Oven", null, "food", null, null, null, "cook", List.of(), List.of(), List.of(), null, null, 0, null, null, List.of(), List.of()), user)
                            .orElse(Map.of());
                }
            };
        }

        /** Who may come in is not this slice's question; the security of the product has its own tests. */
        @Bean
        SecurityFilterChain everybodyComesIn(HttpSecurity http) throws Exception {
            return http.csrf(CsrfConfigurer::disable).authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }
}
