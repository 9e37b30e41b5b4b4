package io.heyi.studio;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.orchestration.CaseMigrations;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.MigrationTrial.Place;
import io.heyi.orchestration.MigrationTrial.Result;
import io.heyi.orchestration.MigrationTrials;
import io.heyi.orchestration.LiveSettings;
import io.heyi.orchestration.ModelBundles;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.ModelVersions;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Play;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.orchestration.Rehearsals;
import io.heyi.orchestration.RunningCases;
import io.heyi.orchestration.StepFigures;
import io.heyi.orchestration.ShippedModels;
import io.heyi.studio.internal.recording.KeptCases;
import io.heyi.studio.internal.rehearsal.RehearsedNow;
import io.heyi.studio.internal.replay.ReplayedNow;
import java.util.function.Function;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    @Import({FakeNeighbours.FakeAccess.class, FakeNeighbours.RecordedAudit.class, FakeNeighbours.SetClock.class, Baseline.class, Brought.class, RetiredNow.class, KeptVersions.class, SetSettings.class, SetChecker.class, HandedOver.class, PlayedCases.class, RehearsedNow.class, ReplayedNow.class, MovedCases.class, CountedSteps.class, KeptCases.class, KeptSamples.class, FakeNeighbours.RecordedNotices.class})
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
            return source(kind, id).map(text -> new LiveModel(kind, id, Optional.of(new Deployed(1, 7, Instant.parse("2026-03-01T00:00:00Z"))), newer.containsKey(kind.fileName(id)), CanonicalJson.sha256(text)));
        }

        @Override
        public Optional<String> sourceAt(ModelKind kind, String id, Instant at) {
            return source(kind, id);
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

    /** What the product has brought beside owners' models, as a test says. */
    class Brought implements ShippedModels {

        public final List<Line> lines = new CopyOnWriteArrayList<>();

        @Override
        public List<Line> besideOwners() {
            return List.copyOf(lines);
        }
    }

    /** Versions that a test puts there; the oldest first. */
    class KeptVersions implements ModelVersions {

        public final Map<Version, String> texts = new java.util.concurrent.ConcurrentSkipListMap<>(java.util.Comparator.comparing(Version::kind).thenComparing(Version::id).thenComparing(Version::version));
        public final List<RanCase> cases = new CopyOnWriteArrayList<>();

        private List<Version> of(ModelKind kind, String id) {
            return texts.keySet().stream().filter(one -> one.kind() == kind && one.id().equals(id)).toList();
        }

        @Override
        public PageOf<Version> of(ModelKind kind, String id, PageRequest page) {
            return PageOf.of(of(kind, id).reversed(), of(kind, id).size(), page);
        }

        @Override
        public Optional<Version> find(ModelKind kind, String id, int version) {
            return of(kind, id).stream().filter(one -> one.version() == version).findFirst();
        }

        @Override
        public Optional<String> source(ModelKind kind, String id, int version) {
            return find(kind, id, version).map(texts::get);
        }

        @Override
        public List<Version> during(ModelKind kind, String id, Instant from, Optional<Instant> until) {
            return of(kind, id);
        }

        @Override
        public PageOf<RanCase> cases(long definitionKey, PageRequest page) {
            return PageOf.of(List.copyOf(cases), cases.size(), page);
        }
    }

    /** Retired processes, kept in memory. */
    class RetiredNow implements ProcessRetirements {

        public final Map<String, Retired> retired = new ConcurrentHashMap<>();
        public final List<RunningCase> running = new CopyOnWriteArrayList<>();
        public volatile boolean byItself;

        @Override
        public List<Retired> all() {
            return List.copyOf(retired.values());
        }

        @Override
        public Optional<Retired> of(String processId) {
            return Optional.ofNullable(retired.get(processId));
        }

        @Override
        public void retire(String processId, String reference) {
            retired.putIfAbsent(processId, new Retired(processId, reference, Instant.parse("2026-03-02T02:00:00Z"), Optional.empty(), running.size(), 0));
        }

        @Override
        public boolean takeBack(String processId) {
            return of(processId).filter(one -> one.endedAt().isEmpty()).isPresent() && retired.remove(processId) != null;
        }

        @Override
        public boolean startsByItself(String processId) {
            return byItself;
        }

        @Override
        public PageOf<RunningCase> running(String processId, PageRequest page) {
            return PageOf.of(List.copyOf(running), running.size(), page);
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

    /** Cases that run where a test puts them, and an engine that takes them over or not as a test wants. */
    class MovedCases implements ProcessInstances, RunningCases, CaseMigrations, MigrationTrials {

        public final Map<Long, String> texts = new ConcurrentHashMap<>();
        public final List<RunningCase> running = new CopyOnWriteArrayList<>();
        public final Map<UUID, RunningCase> sent = new ConcurrentHashMap<>();
        public volatile Function<Place, Result> trial = place -> new Result(place.id(), null, null);

        @Override
        public Optional<InstanceView> byBusinessKey(String processId, String businessKey) {
            return Optional.empty();
        }

        @Override
        public Optional<String> diagram(long processDefinitionKey) {
            return Optional.ofNullable(texts.get(processDefinitionKey));
        }

        @Override
        public Optional<String> currentDiagram(String processId) {
            return Optional.empty();
        }

        @Override
        public List<Standing> standing(String process) {
            var counts = running.stream().filter(one -> one.process().equals(process))
                    .collect(Collectors.groupingBy(one -> new Standing(one.version(), one.definitionKey(), String.join("", one.elements()), 0), Collectors.counting()));
            return counts.entrySet().stream().map(count -> new Standing(count.getKey().version(), count.getKey().definitionKey(), count.getKey().element(), count.getValue()))
                    .sorted(Comparator.comparing(Standing::version).reversed().thenComparing(Standing::element)).toList();
        }

        @Override
        public PageOf<RunningCase> find(Wanted wanted, PageRequest page) {
            var found = running.stream().filter(one -> one.process().equals(wanted.process()) && wanted.version().filter(version -> version != one.version()).isEmpty()
                    && wanted.element().filter(element -> !one.elements().contains(element)).isEmpty() && wanted.businessKey().filter(key -> !one.businessKey().contains(key)).isEmpty()).toList();
            return PageOf.of(found.stream().skip(page.offset()).limit(page.size()).toList(), found.size(), page);
        }

        @Override
        public List<RunningCase> of(Collection<Long> instances) {
            return running.stream().filter(one -> instances.contains(one.instance())).toList();
        }

        @Override
        public void migrate(UUID id, RunningCase one, Plan plan) {
            sent.put(id, one);
        }

        @Override
        public List<Result> tryOut(String process, String before, String after, Map<String, String> mapping, List<Place> places) {
            return places.stream().map(trial).toList();
        }
    }

    /** Figures of steps by version, of whatever process. */
    class CountedSteps implements StepFigures {

        public final Map<Integer, List<Figure>> figures = new ConcurrentHashMap<>();

        @Override
        public List<Figure> of(String process, int version, Optional<Instant> since) {
            return figures.getOrDefault(version, List.of());
        }
    }
}
