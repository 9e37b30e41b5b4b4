package io.heyi.orchestration.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.heyi.orchestration.ModelBundles;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import io.heyi.orchestration.ShippedModels;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.shared.CanonicalJson;
import io.heyi.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Models and the engine's versions of them over several starts of the product. */
@OrchestrationTestWithoutEngine
class BaselineDeploymentTest {

    private static final String MARKED = "orchestration-camunda/";

    @Autowired DeploymentStore store;
    @Autowired ShippedStore shipped;
    @Autowired DeployedModels models;
    @Autowired BaselineFiles files;
    @Autowired ModelBundles bundles;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private io.camunda.zeebe.process.test.api.ZeebeTestEngine engine;
    private CamundaClient client;

    @BeforeEach
    void freshEngine() {
        jdbc.sql("delete from orchestration.deployed_resource").update();
        jdbc.sql("delete from orchestration.shipped_model").update();
        startEngine();
    }

    @AfterEach
    void stopEngine() {
        client.close();
        engine.stop();
    }

    @Test
    void aRestartDeploysNothing() throws Exception {
        start();
        var first = current();
        start();

        assertThat(current()).isEqualTo(first);
        assertThat(jdbc.sql("select count(*) from orchestration.deployed_resource").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void aChangedBaselineBecomesTheNextVersion() throws Exception {
        start();
        jdbc.sql("update orchestration.deployed_resource set checksum = 'of an older file'").update();
        deployElsewhere(sample().replace("name=\"Sample case\"", "name=\"Older\""));

        start();

        assertThat(current().version()).isGreaterThan(1);
        assertThat(models.diagram(current().definitionKey())).contains(sample());
    }

    @Test
    void aNewerModelOfTheStudioIsNeverReplacedByTheBaseline() throws Exception {
        start();
        jdbc.sql("""
                insert into orchestration.deployed_resource (resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content)
                select resource_name, resource_id, kind, 'edited', 'STUDIO', definition_key, 2, 1, deployed_at, content from orchestration.deployed_resource""").update();

        start();

        assertThat(current().origin()).isEqualTo("STUDIO");
    }

    @Test
    void whatTheProductBringsBesideAnOwnersModelIsKnownWithWhatItBroughtBefore() throws Exception {
        start();
        ownersVersion();
        assertThat(shipped.besideOwners()).as("nothing newer was brought").isEmpty();

        jdbc.sql("update orchestration.shipped_model set source = 'older', checksum = 'of an older file'").update();
        start();
        start();

        assertThat(current().origin()).isEqualTo("STUDIO");
        assertThat(shipped.besideOwners()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo("sample-case");
            assertThat(line.shipped()).extracting(ShippedModels.Shipped::text).containsExactly(files.read().getFirst().source(), "older");
            assertThat(line.shipped()).extracting(ShippedModels.Shipped::ofOwner).containsExactly(true, false);
        });
    }

    @Test
    void whatTheProductBringsForAModelThatNobodyTouchedIsNoProposal() throws Exception {
        start();
        jdbc.sql("update orchestration.shipped_model set source = 'older', checksum = 'of an older file'").update();
        start();
        ownersVersion();
        start();

        assertThat(shipped.besideOwners()).as("the owner began from it").isEmpty();
    }

    private void ownersVersion() {
        jdbc.sql("""
                insert into orchestration.deployed_resource (resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content)
                select resource_name, resource_id, kind, 'edited', 'STUDIO', definition_key, 2, 1, deployed_at, content from orchestration.deployed_resource""").update();
    }

    @Test
    void anEngineWithNewDataGetsEverythingAgainAndOldProofsAreForgotten() throws Exception {
        start();
        jdbc.sql("insert into orchestration.job_guard values (1, 2, 'a.work', null, now())").update();
        stopEngine();
        startEngine();

        start();

        assertThat(current().version()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from orchestration.job_guard").query(Long.class).single()).isZero();
        start();
        assertThat(jdbc.sql("select count(*) from orchestration.deployed_resource").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void anEngineWithNewDataGetsBackWhatProcessOwnersBroughtIntoUse() throws Exception {
        start();
        jdbc.sql("""
                insert into orchestration.deployed_resource (resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content, source)
                select resource_name, resource_id, kind, 'edited', 'STUDIO', definition_key, 2, 1, deployed_at, content, 'as its owner wrote it' from orchestration.deployed_resource""").update();
        stopEngine();
        startEngine();

        start();

        assertThat(current().origin()).as("until the outbox has sent it").isEqualTo("BASELINE");
        assertThat(jdbc.sql("select source from orchestration.bundle_file file join orchestration.outbox outbox on outbox.variables ->> 'bundle' = file.bundle::text and outbox.state = 'WAITING'")
                .query(String.class).list()).containsExactly("as its owner wrote it");
    }

    /** An installation that has the models from before they were marked keeps its versions; the other adapter gets one new version, once. */
    @Test
    void theFormOfTheModelsFollowsTheAdapterAndIsDeployedOnceOnly() throws Exception {
        var marked = new ClassPathResource(MARKED + "sample-case.bpmn").getContentAsString(StandardCharsets.UTF_8);
        start(settings("classpath:" + MARKED, OrchestrationProperties.Adapter.JOB));
        var jobBased = current();
        assertThat(jobBased.checksum()).isEqualTo(CanonicalJson.sha256(JobBasedForm.of(marked))).isNotEqualTo(CanonicalJson.sha256(marked));
        assertThat(models.diagram(jobBased.definitionKey())).contains(JobBasedForm.of(marked));
        start(settings("classpath:" + MARKED, OrchestrationProperties.Adapter.JOB));
        assertThat(current()).isEqualTo(jobBased);

        start(settings("classpath:" + MARKED, OrchestrationProperties.Adapter.CAMUNDA));
        var camunda = current();
        assertThat(camunda.version()).isEqualTo(jobBased.version() + 1);
        start(settings("classpath:" + MARKED, OrchestrationProperties.Adapter.CAMUNDA));
        assertThat(current()).isEqualTo(camunda);
    }

    private void startEngine() {
        engine = TestEngine.start();
        client = CamundaClient.newClientBuilder().grpcAddress(java.net.URI.create("http://" + engine.getGatewayAddress())).preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(20)).build();
    }

    private void start() throws Exception {
        start(settings("classpath:orchestration/", OrchestrationProperties.Adapter.JOB));
    }

    private static OrchestrationProperties settings(String folder, OrchestrationProperties.Adapter adapter) {
        var minute = Duration.ofMinutes(1);
        return new OrchestrationProperties(List.of("proposalId"), Duration.ofDays(30), null, new OrchestrationProperties.Tasks(adapter, minute, minute, minute, minute, 1),
                new OrchestrationProperties.Deployment(true, List.of(folder), Duration.ofSeconds(1)), null);
    }

    private void start(OrchestrationProperties settings) throws Exception {
        new BaselineDeployment(new StaticListableBeanFactory().getBeanProvider(CamundaClient.class), new BaselineFiles(settings), store, shipped, models, bundles, new EngineGate(), transaction, jdbc, settings)
                .bring(client);
    }

    private void deployElsewhere(String model) {
        client.newDeployResourceCommand().addResourceString(model, StandardCharsets.UTF_8, "sample-case.bpmn").send().join();
    }

    private DeployedResource current() {
        return store.latest(ModelKind.PROCESS, "sample-case").orElseThrow();
    }

    private String sample() {
        return files.read().getFirst().content();
    }
}
