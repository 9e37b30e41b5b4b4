package io.heyi.dissolution;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.dissolution.internal.settlement.SettlementSigning;
import io.heyi.dissolution.internal.settlement.SettlementViews;
import io.heyi.emc.UnsealedContracts;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.SettledTasks;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.MicroenterprisePart;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.OwnerSearch;
import io.heyi.microenterprise.Proposals;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.performance.FakeEmcs;
import io.heyi.replacement.Neighbours;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.NextPlaces;
import io.heyi.tender.Tenders;
import io.heyi.testing.TestDatabase;
import io.heyi.web.HomeBlock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
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
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
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
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** As {@link DissolutionModule} with the module's pages, its API and the page shell; who is signed in says {@code FakeAccess}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = DissolutionWeb.Beans.class, properties = "spring.flyway.locations=classpath:db/migration/dissolution")
@AutoConfigureMockMvc
@MockitoBean(types = {Inbox.class, SettledTasks.class, Tenders.class, Ledger.class, Microenterprises.class, Elections.class, OwnerSearch.class, Proposals.class, SettlementSigning.class, SettlementViews.class, UnsealedContracts.class, NextPlaces.class, ProcessInstances.class})
@ContextConfiguration(initializers = TestDatabase.class)
public @interface DissolutionWeb {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, MultipartAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.dissolution.internal", "io.heyi.web.internal"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(dissolution\\.internal\\.(web\\.)?settlement\\.|Workers$).*"))
    @Import({FakeEmcs.class, FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class, Neighbours.Commands.class,
            Neighbours.Register.class, Neighbours.Box.class, Played.Leavings.class, Played.Books.class, Played.Scenarios.class})
    class Beans {

        @Bean
        Played.Life life(Access access) {
            return new Played.Life(access);
        }

        @Bean
        Played.Pool pool(Played.Life life) {
            return new Played.Pool(life);
        }

        /** The company's calendar. */
        @Bean
        WorkingDays workingDays() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }

        /** The part of the page of a micro-enterprise, on a page that this test has; it stands there when a test knows {@code ME-9999}. */
        @Bean
        HomeBlock partOfAMicroenterprise(MicroenterprisePart part, Microenterprises microenterprises) {
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
                    return true;
                }

                @Override
                public Map<String, Object> model(CurrentUser user) {
                    return microenterprises.find("ME-9999").flatMap(me -> part.model(me, user)).orElse(Map.of());
                }
            };
        }

        /** Who may come in is not this module's question; the security of the product has its own tests. */
        @Bean
        SecurityFilterChain everybodyComesIn(HttpSecurity http) throws Exception {
            return http.csrf(CsrfConfigurer::disable).authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }
}
