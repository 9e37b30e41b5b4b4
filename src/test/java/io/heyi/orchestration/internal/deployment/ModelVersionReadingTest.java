package io.heyi.orchestration.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ModelVersions.Version;
import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was ever in use can be opened years later (product-bar E18). */
@OrchestrationTestWithoutEngine
class ModelVersionReadingTest {

    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final PageRequest ALL = new PageRequest(0, 100);

    @Autowired ModelVersionReading versions;
    @Autowired DeploymentStore store;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void leaveNothing() {
        jdbc.sql("delete from orchestration.deployed_resource where resource_id like 'kept-%'").update();
        jdbc.sql("delete from orchestration.process_instance where process_id like 'kept-%'").update();
        jdbc.sql("delete from orchestration.lost_resource").update();
        jdbc.sql("delete from orchestration.lost_instance").update();
    }

    private void deployed(ModelKind kind, String id, int version, int day, String origin) {
        jdbc.sql("""
                insert into orchestration.deployed_resource (resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content, source)
                values (?, ?, ?, 'x', ?, ?, ?, 1, ?, 'for the engine', ?)""")
                .params(kind.fileName(id), id, kind.name(), origin, 1000L + version, version, BEGAN.plusSeconds(86_400L * day).atOffset(ZoneOffset.UTC), id + " " + version).update();
    }

    private void ran(long key, long definition, boolean ended) {
        jdbc.sql("insert into orchestration.process_instance (process_instance_key, process_id, process_definition_key, version, business_key, seen_at, ended_at) values (?, 'kept-case', ?, 1, ?, ?, ?)")
                .params(key, definition, "case-" + key, BEGAN.atOffset(ZoneOffset.UTC), ended ? BEGAN.atOffset(ZoneOffset.UTC) : null).update();
    }

    @Test
    void everyVersionKeepsItsTextAndTheTimeInWhichItWasInUse() {
        deployed(ModelKind.PROCESS, "kept-case", 1, 0, "BASELINE");
        deployed(ModelKind.PROCESS, "kept-case", 2, 10, "STUDIO");
        deployed(ModelKind.PROCESS, "kept-case", 2, 15, "STUDIO");
        deployed(ModelKind.PROCESS, "kept-case", 3, 20, "STUDIO");

        assertThat(versions.of(ModelKind.PROCESS, "kept-case", ALL).items()).extracting(Version::version).containsExactly(3, 2, 1);
        assertThat(versions.of(ModelKind.PROCESS, "kept-case", new PageRequest(1, 2)).items()).extracting(Version::version).containsExactly(1);
        assertThat(versions.find(ModelKind.PROCESS, "kept-case", 2)).hasValueSatisfying(version -> {
            assertThat(version.since()).isEqualTo(BEGAN.plusSeconds(864_000));
            assertThat(version.until()).contains(BEGAN.plusSeconds(1_728_000));
            assertThat(version.fromOwner()).isTrue();
            assertThat(version.checksum()).isEqualTo(CanonicalJson.sha256("kept-case 2"));
        });
        assertThat(versions.find(ModelKind.PROCESS, "kept-case", 3).orElseThrow().until()).isEmpty();
        assertThat(versions.source(ModelKind.PROCESS, "kept-case", 1)).contains("kept-case 1");
        assertThat(versions.find(ModelKind.PROCESS, "kept-case", 4)).isEmpty();
    }

    @Test
    void formsAndDecisionsAreThoseThatWereInForceWithIt() {
        deployed(ModelKind.FORM, "kept-form", 1, 0, "BASELINE");
        deployed(ModelKind.FORM, "kept-form", 2, 5, "STUDIO");
        deployed(ModelKind.FORM, "kept-form", 3, 12, "STUDIO");
        deployed(ModelKind.FORM, "kept-form", 4, 30, "STUDIO");

        assertThat(versions.during(ModelKind.FORM, "kept-form", BEGAN.plusSeconds(864_000), Optional.of(BEGAN.plusSeconds(1_728_000)))).extracting(Version::version).containsExactly(2, 3);
        assertThat(versions.during(ModelKind.FORM, "kept-form", BEGAN.plusSeconds(1_728_000), Optional.empty())).extracting(Version::version).containsExactly(3, 4);
    }

    @Test
    void theCasesThatRanOnItAreToldPageByPage() {
        ran(8_100_001, 1001, true);
        ran(8_100_002, 1001, false);
        ran(8_100_003, 1002, false);
        var page = versions.cases(1001, new PageRequest(0, 1));
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.items()).singleElement().satisfies(ran -> {
            assertThat(ran.businessKey()).isEqualTo("case-8100002");
            assertThat(ran.endedAt()).isEmpty();
        });
    }

    @Test
    void whatAnEngineKnewThatLostItsDataIsPutAside() {
        deployed(ModelKind.PROCESS, "kept-case", 1, 0, "STUDIO");
        ran(8_100_001, 1001, true);
        store.forgetEngine();
        assertThat(versions.of(ModelKind.PROCESS, "kept-case", ALL).items()).isEmpty();
        assertThat(jdbc.sql("select source from orchestration.lost_resource where resource_id = 'kept-case'").query(String.class).list()).containsExactly("kept-case 1");
        assertThat(jdbc.sql("select business_key from orchestration.lost_instance where process_id = 'kept-case'").query(String.class).list()).containsExactly("case-8100001");
    }
}
