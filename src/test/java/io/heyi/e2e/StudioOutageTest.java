package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.localstack.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Product and engine die between approval and deployment, and in the middle of a migration: what was decided happens once (issue 7). */
class StudioOutageTest extends OnTheRealStack {

    private static final String MOVE = "talent-move.bpmn";
    private static final String FOUNDING = "me-founding.bpmn";
    private static final int CASES = 4;

    private final List<Founding> begun = new ArrayList<>();
    /** What has to be undone. */
    private Changing changed;

    @AfterEach
    void everythingIsAsItWas() {
        start(Part.CAMUNDA);
        start(Part.PRODUCT);
        if (changed != null) {
            changed.rolledBack();
        }
        begun.stream().filter(one -> one.status().equals("SUBMITTED")).forEach(one -> {
            one.withdrawnBy("entrepreneur-01");
            one.awaitStatus("WITHDRAWN");
        });
    }

    @Test
    void killedBetweenApprovalAndDeploymentItComesIntoUseOnce() {
        var change = Changing.begun(this::as, "Approved before the crash").edited(MOVE, text -> text.replaceFirst("name=\"[^\"]*\"", "name=\"Move, after the crash\"")).rehearsed().submitted();
        int before = change.version(MOVE);

        kill(Part.CAMUNDA);
        change.approvedBy(Changing.CHECKER).expect(200);
        kill(Part.PRODUCT);
        startBoth(Part.CAMUNDA, Part.PRODUCT);

        changed = change.awaitLive();
        assertThat(change.version(MOVE)).isEqualTo(before + 1);
        assertThat(change.live(MOVE)).contains("Move, after the crash");
        assertThat(database().query("select count(*) from orchestration.deployed_resource where resource_id = 'talent-move' and tag = ?", change.code())).isEqualTo("1");
        assertThat(database().query("select count(*) from audit.entry where stream = ? and action = 'studio.changeInUse'", change.code())).isEqualTo("1");
        change.rolledBack();
        changed = null;
        assertThat(change.version(MOVE)).isEqualTo(before + 2);
    }

    @Test
    void killedInTheMiddleOfAMigrationEveryCaseGoesOverOnceAndTellsSo() {
        var foundings = waiting();
        var change = intoUse();
        String migration = tried(foundings);

        as(Changing.MAKER).post("/migrations/" + migration + "/go-on").expect(200);
        Await.recovery("the first has gone", () -> assertThat(state(migration)).isEqualTo("WAITING"));
        kill(Part.CAMUNDA);
        as(Changing.MAKER).post("/migrations/" + migration + "/go-on").expect(200);
        Await.step("the others are on their way", () -> assertThat(found(migration).at("/cases/SENT").asInt()).isEqualTo(CASES - 1));
        kill(Part.PRODUCT);
        startBoth(Part.CAMUNDA, Part.PRODUCT);

        allHaveGoneOnce(foundings, migration, change);
    }

    @Test
    void killedWhenSomeCasesHaveGoneOverAndOthersHaveNotEachStillGoesOnce() {
        var foundings = waiting();
        var change = intoUse();
        String migration = tried(foundings);

        as(Changing.MAKER).post("/migrations/" + migration + "/go-on").expect(200);
        Await.recovery("the first has gone", () -> assertThat(state(migration)).isEqualTo("WAITING"));
        as(Changing.MAKER).post("/migrations/" + migration + "/go-on").expect(200);
        Await.recovery("the others are on their way", () -> assertThat(found(migration).at("/cases/WAITING").asInt()).isZero());
        kill(Part.PRODUCT);
        kill(Part.CAMUNDA);
        startBoth(Part.CAMUNDA, Part.PRODUCT);

        allHaveGoneOnce(foundings, migration, change);
    }

    private List<Founding> waiting() {
        for (int number = 0; number < CASES; number++) {
            begun.add(submit("entrepreneur-01", aProposal()));
        }
        begun.forEach(one -> one.awaitTask("platform-owner-food", Founding.SPONSORSHIP));
        return List.copyOf(begun);
    }

    private Changing intoUse() {
        var change = Changing.begun(this::as, "For cases that run").edited(FOUNDING, text -> text.replaceFirst("name=\"[^\"]*\"", "name=\"Founding, as it is now\"")).rehearsed().submitted();
        change.approvedBy(Changing.CHECKER).expect(200);
        changed = change.awaitLive();
        return change;
    }

    private void allHaveGoneOnce(List<Founding> foundings, String migration, Changing change) {
        Await.recovery("all have gone", () -> assertThat(found(migration).at("/cases/MIGRATED").asInt()).isEqualTo(CASES));
        Await.recovery("it says so", () -> assertThat(state(migration)).isEqualTo("DONE"));
        int version = change.version(FOUNDING);
        for (Founding one : foundings) {
            operate().awaitVersion(one.processInstanceKey(), version);
            assertThat(database().query("select count(*) from audit.entry where stream = ? and action = 'studio.caseMigrated'", one.id())).isEqualTo("1");
        }
        foundings.getFirst().declined("platform-owner-food", "Not this year").awaitStatus("DECLINED");
    }

    /** Chosen, and found fit by the throw-away engine; one goes first. */
    private String tried(List<Founding> foundings) {
        var cases = new ArrayList<String>();
        String from = "";
        for (Founding one : foundings) {
            JsonNode running = as(Changing.MAKER).get("/processes/me-founding/cases?key=" + one.id()).expect(200).body().at("/items/0");
            cases.add(running.path("instanceKey").asText());
            from = running.path("definitionKey").asText();
        }
        String migration = as(Changing.MAKER).post("/migrations", Map.of("id", UUID.randomUUID().toString(), "process", "me-founding", "from", from, "cases", cases, "canary", 1, "reason", "They go on as it is now"))
                .expect(202).at("/code");
        Await.recovery("it is tried out", () -> assertThat(state(migration)).isEqualTo("READY"));
        return migration;
    }

    private JsonNode found(String migration) {
        return as(Changing.MAKER).get("/migrations/" + migration).expect(200).body();
    }

    private String state(String migration) {
        return found(migration).path("state").asText();
    }
}
