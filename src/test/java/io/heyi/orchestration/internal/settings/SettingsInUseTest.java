package io.heyi.orchestration.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.LiveSettings;
import io.heyi.orchestration.ModelBundles.ModelFile;
import io.heyi.orchestration.ModelBundles;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.OrchestrationTest;
import io.heyi.testing.TestDatabase;
import io.heyi.web.ApprovedPolicies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Settings come into use with the approval, without the engine, once; the next start of the product has them (ADR 44). */
@OrchestrationTest
class SettingsInUseTest {

    private static final String NAME = "heyi.policy.sample.days";

    @Autowired
    ModelBundles models;
    @Autowired
    LiveModels live;
    @Autowired
    LiveSettings settings;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Environment environment;

    private long deployments() {
        return jdbc.sql("select count(*) from orchestration.outbox where kind = 'DEPLOY_MODELS'").query(Long.class).single();
    }

    private static ModelFile file(String days) {
        return new ModelFile(ModelKind.SETTINGS, ModelKind.THE_SETTINGS, "{\"" + NAME + "\": \"" + days + "\"}\n");
    }

    private void bring(UUID bundle, ModelFile... files) {
        transaction.executeWithoutResult(status -> models.bringIntoUse(bundle, List.of(files)));
    }

    private String atStart(Map<String, Object> outside) {
        try (var context = new GenericApplicationContext()) {
            var sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource("the installation", outside));
            new SettingsAtStart().initialize(context);
            return context.getEnvironment().getProperty(NAME);
        }
    }

    private Map<String, Object> database(String url, String... more) {
        var properties = new java.util.HashMap<String, Object>(Map.of("spring.datasource.url", url, "spring.datasource.username", "postgres", "spring.datasource.password", "postgres", NAME, "1"));
        for (int at = 0; at < more.length; at += 2) {
            properties.put(more[at], more[at + 1]);
        }
        return properties;
    }

    @Test
    void aBundleOfSettingsIsInUseAtOnceAndOnlyOnceAndTheNextStartHasIt() {
        var url = environment.getProperty("spring.datasource.url");
        var before = settings.versions().size();
        var sent = deployments();
        var first = UUID.randomUUID();
        bring(first, file("5"));
        bring(first, file("6"));
        assertThat(settings.versions()).hasSize(before + 1).first().satisfies(version -> assertThat(version.source()).contains("\"5\""));
        assertThat(deployments()).as("the engine is not asked").isEqualTo(sent);
        assertThat(atStart(database(url))).isEqualTo("5");

        bring(UUID.randomUUID(), file("7"));
        assertThat(atStart(database(url))).as("the approved value goes before the installation's").isEqualTo("7");
        assertThat(atStart(database(url, ApprovedPolicies.IGNORED, "true"))).isEqualTo("1");
        assertThat(live.source(ModelKind.SETTINGS, "policies")).contains(file("7").source());
        assertThat(live.find(ModelKind.SETTINGS, "policies").orElseThrow().deployed().orElseThrow().version()).isEqualTo(before + 2);
    }

    @Test
    void theEngineGetsTheRestOfABundleAndTheSettingsComeIntoUseWithIt() {
        var id = "beside-" + UUID.randomUUID();
        var form = new ModelFile(ModelKind.FORM, id, "{\"id\":\"" + id + "\",\"type\":\"default\",\"components\":[]}");
        var before = settings.versions().size();
        bring(UUID.randomUUID(), file("8"), form);
        await().atMost(Duration.ofSeconds(60)).until(() -> settings.versions().size() == before + 1);
        assertThat(live.find(ModelKind.FORM, id)).isPresent();
    }

    @Test
    void aNewDatabaseHasNothingApprovedAndOneThatIsAwayStopsTheStart() {
        assertThat(atStart(database(TestDatabase.create()))).isEqualTo("1");
        assertThat(atStart(Map.of(NAME, "1"))).as("no database is named").isEqualTo("1");
        assertThatThrownBy(() -> atStart(database("jdbc:postgresql://127.0.0.1:1/none"))).hasMessageContaining("approved policies").hasMessageContaining("spring.datasource");
    }
}
