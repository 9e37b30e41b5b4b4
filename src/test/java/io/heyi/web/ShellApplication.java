package io.heyi.web;

import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.test.context.ContextConfiguration;

/** Shared, access, audit and web on a real database, without engine and Keycloak; for tests of pages, filters and history. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ShellApplication.Parts.class, properties = {"camunda.client.enabled=false", "heyi.access.upkeep.enabled=false", "heyi.audit.sealing.enabled=false", "management.endpoint.health.validate-group-membership=false",
        "heyi.keycloak.base-url=http://127.0.0.1:1", "heyi.keycloak.client-secret=unused"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
public @interface ShellApplication {

    /** Fixed "now" of these tests. */
    Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    /** What is started. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("io.heyi.access")
    @ComponentScan(basePackages = {"io.heyi.access", "io.heyi.audit", "io.heyi.web"}, excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
    class Parts {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
