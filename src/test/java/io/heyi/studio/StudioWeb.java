package io.heyi.studio;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.LiveSettings;
import io.heyi.orchestration.ModelBundles;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Play;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.orchestration.Rehearsals;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import java.util.function.Function;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import io.heyi.testing.TestDatabase;
import io.heyi.web.PolicyText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.springframework.test.context.TestPropertySource;

/** This module with its pages and API on a real database, with the models that come with the product in use; who is signed in says {@code FakeAccess}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = StudioWeb.Beans.class, properties = "spring.flyway.locations=classpath:db/migration/studio")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@TestPropertySource(properties = "heyi.studio.scenarios=classpath*:none/*.json")
public @interface StudioWeb {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.studio.internal", "io.heyi.web.internal"})
    @Import({FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class, Baseline.class, SetSettings.class, SetChecker.class, HandedOver.class, PlayedCases.class, RehearsedNow.class, FakeNeighbours.RecordedNotices.class})
    class Beans {

        /** Who may come in is not this module's question; the security of the product has its own tests. */
        @Bean
        SecurityFilterChain everybodyComesIn(HttpSecurity http) throws Exception {
            return http.csrf(CsrfConfigurer::disable).authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }
    }

    /** The models of the product, as they are deployed on a new installation. */
    class Baseline implements LiveModels {

        /** What has come into use instead, by file name; a test takes it out again. */
        public final Map<String, String> newer = new ConcurrentHashMap<>();

        @Override
        public List<LiveModel> all() {
            return Arrays.stream(ModelKind.values()).flatMap(kind -> ids(kind).stream().map(id -> find(kind, id).orElseThrow())).toList();
        }

        private static List<String> ids(ModelKind kind) {
            if (kind == ModelKind.SETTINGS) {
                return List.of(ModelKind.THE_SETTINGS);
            }
            try (var files = Files.list(Path.of(kind.folder()))) {
                return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(kind.ending())).map(kind::idOf).sorted().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<LiveModel> find(ModelKind kind, String id) {
            return source(kind, id).map(text -> new LiveModel(kind, id, Optional.of(new Deployed(1, 7, Instant.parse("2026-03-01T00:00:00Z"))), false, CanonicalJson.sha256(text)));
        }

        @Override
        public Optional<String> source(ModelKind kind, String id) {
            var file = Path.of(kind.folder(), kind.fileName(id));
            if (newer.containsKey(kind.fileName(id))) {
                return Optional.of(newer.get(kind.fileName(id)));
            }
            if (kind == ModelKind.SETTINGS) {
                return Optional.of(PolicyText.NOTHING).filter(text -> id.equals(ModelKind.THE_SETTINGS));
            }
            try {
                return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What came through the gate, as a test wants it. */
    class SetSettings implements LiveSettings {

        public final List<Version> versions = new CopyOnWriteArrayList<>();

        @Override
        public List<Version> versions() {
            return versions.reversed();
        }
    }

    /** Finds what a test wants it to find. */
    class SetChecker implements ModelChecker {

        public final List<Finding> findings = new CopyOnWriteArrayList<>();

        @Override
        public List<Finding> check(Models models) {
            return List.copyOf(findings);
        }
    }

    /** Keeps what would be handed over to the engine. */
    class HandedOver implements ModelBundles {

        public final Map<UUID, List<ModelFile>> bundles = new ConcurrentHashMap<>();

        @Override
        public void bringIntoUse(UUID bundle, List<ModelFile> files) {
            bundles.put(bundle, List.copyOf(files));
        }
    }

    /** Plays nothing; every case ends as a test wants it to end. */
    class PlayedCases implements Rehearsals {

        public final List<String> refusals = new CopyOnWriteArrayList<>();
        public volatile Function<Play, Played> course = play -> ended(play.id());

        @Override
        public List<Played> play(ModelChecker.Models models, List<Play> plays) {
            return plays.stream().map(course).toList();
        }

        @Override
        public List<String> refusals(ModelChecker.Models models) {
            return List.copyOf(refusals);
        }

        /** Through these elements of the process, in their order. */
        public static Played ended(String id, Step... path) {
            return new Played(id, Outcome.ENDED, null, List.of(path), List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());
        }
    }
}
