package io.heyi.interest;

import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.shared.WorkingDays;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;

/** This module with its pages and API on a real database; who is signed in says {@code FakeAccess}, and one neighbour knows of the oven makers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = InterestWeb.Beans.class, properties = "spring.flyway.locations=classpath:db/migration/interest")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
public @interface InterestWeb {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.interest.internal", "io.heyi.web.internal"})
    @Import({FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class, OvenMakers.class})
    class Beans {

        /** The company's calendar. */
        @Bean
        WorkingDays workingDays() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }

        /** Who may come in is not this module's question; the security of the product has its own tests. */
        @Bean
        SecurityFilterChain everybodyComesIn(HttpSecurity http) throws Exception {
            return http.csrf(CsrfConfigurer::disable).authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }

    /** Two micro-enterprises: oven-maker works for the oven since 2025, oven-founder did until 31 August 2025 and holds 5 percent of it. */
    class OvenMakers implements InterestSource {

        private static final Map<String, String> NAMES = Map.of("ME-0001", "Smart Oven", "ME-0002", "Food Network");
        private static final List<Derived> KNOWN = List.of(
                new Derived(new Username("oven-maker"), "ME-0001", InterestKind.WORKS_FOR, Optional.empty(), Optional.of(LocalDate.of(2025, 1, 1)), Optional.empty()),
                new Derived(new Username("old-hand"), "ME-0001", InterestKind.WORKED_FOR, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2025, 8, 31))),
                new Derived(new Username("oven-investor"), "ME-0001", InterestKind.HOLDS_SHARES, Optional.of(new BigDecimal("5")), Optional.empty(), Optional.empty()));

        @Override
        public String id() {
            return "test";
        }

        @Override
        public List<Derived> in(Collection<String> objects) {
            return KNOWN.stream().filter(known -> objects.contains(known.object())).toList();
        }

        @Override
        public List<Derived> of(Username person) {
            return KNOWN.stream().filter(known -> known.person().equals(person)).toList();
        }

        @Override
        public Map<String, String> names(Collection<String> objects) {
            return NAMES.entrySet().stream().filter(name -> objects.contains(name.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public List<Named> search(String text, int limit) {
            return NAMES.entrySet().stream().filter(name -> name.getValue().contains(text)).limit(limit).map(name -> new Named(name.getKey(), name.getValue())).toList();
        }
    }
}
