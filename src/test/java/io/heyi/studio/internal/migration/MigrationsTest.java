package io.heyi.studio.internal.migration;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.orchestration.MigrationTrial.Result;
import io.heyi.orchestration.RunningCases.RunningCase;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.StudioWeb.MovedCases;
import io.heyi.studio.internal.migration.Migration.CaseState;
import io.heyi.studio.internal.migration.Migration.MigratedCase;
import io.heyi.studio.internal.migration.Migration.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases are tried out, go in two portions, and each tells what became of it (product-bar E8). */
@StudioWeb
class MigrationsTest {

    private static final long OLD = 5;
    private static final long IN_USE = 7;
    private static final String SPONSOR = "userTask_DecideSponsorship";
    private static final String REWORK = "userTask_ReworkProposal";

    @Autowired Migrations migrations;
    @Autowired MigrationStore store;
    @Autowired MigrationRounds rounds;
    @Autowired MigrationTrialRounds trials;
    @Autowired MovedCases engine;
    @Autowired RecordedAudit audit;
    @Autowired TransactionTemplate transactions;
    @Autowired Clock clock;

    private final CurrentUser owner = user("owner-" + UUID.randomUUID(), "process-owner");

    @BeforeEach
    void casesThatRun() throws IOException {
        var founding = Files.readString(Path.of("bpmn/me-founding.bpmn"));
        engine.texts.put(OLD, founding);
        engine.texts.put(IN_USE, founding.replace(REWORK, "userTask_Mend"));
        engine.running.clear();
        engine.sent.clear();
        engine.trial = place -> new Result(place.id(), null, null);
        LongStream.rangeClosed(1, 4).forEach(key -> engine.running.add(at(key, OLD, key == 4 ? REWORK : SPONSOR)));
    }

    private static RunningCase at(long key, long definition, String element) {
        return new RunningCase(key, "me-founding", definition == OLD ? 1 : 2, definition, "case-" + key, List.of(element));
    }

    private Migration started(int canary, Long... cases) {
        return ((MigrationOutcome.Done) migrations.start(owner, wanted(canary, cases))).migration();
    }

    private static Migrations.Wanted wanted(int canary, Long... cases) {
        return new Migrations.Wanted(UUID.randomUUID(), "me-founding", OLD, Map.of(), List.of(cases), canary, "The sponsor is asked otherwise now");
    }

    private Migration tried(Migration migration) {
        trials.tryOut(store.claim(clock.instant(), clock.instant().plus(Duration.ofMinutes(1))).orElseThrow());
        return now(migration);
    }

    private Migration now(Migration migration) {
        return migrations.find(migration.code()).orElseThrow();
    }

    private Migration goesOn(Migration migration) {
        assertThat(migrations.goOn(migration.code(), owner)).isInstanceOf(MigrationOutcome.Done.class);
        transactions.executeWithoutResult(status -> rounds.round());
        return now(migration);
    }

    private void told(long instance, String refusal) {
        var id = engine.sent.entrySet().stream().filter(one -> one.getValue().instance() == instance).findFirst().orElseThrow().getKey();
        transactions.executeWithoutResult(status -> {
            if (refusal == null) {
                rounds.migrated(id);
            } else {
                rounds.notMigrated(id, refusal);
            }
        });
        transactions.executeWithoutResult(status -> rounds.round());
    }

    private List<MigratedCase> cases(Migration migration) {
        return migrations.cases(migration, PageRequest.first()).items();
    }

    @AfterEach
    void leaveNothing() {
        engine.texts.clear();
        engine.running.clear();
        engine.sent.clear();
    }

    @Test
    void theFirstFewGoThenTheOthersAndEachTellsWhatBecameOfIt() {
        engine.trial = place -> new Result(place.id(), place.id().equals(REWORK) ? "no way" : null, null);
        var migration = started(1, 1L, 2L, 3L, 4L);
        assertThat(migration.state()).isEqualTo(State.TRYING);
        assertThat(engine.sent).isEmpty();

        assertThat(tried(migration)).extracting(Migration::state, Migration::counts).containsExactly(State.READY, Map.of(CaseState.WAITING, 3L, CaseState.UNFIT, 1L));
        assertThat(engine.sent).as("nothing goes before somebody says so").isEmpty();

        assertThat(goesOn(migration).state()).isEqualTo(State.CANARY);
        assertThat(engine.sent.values()).extracting(RunningCase::instance).containsExactly(1L);
        told(1, null);
        assertThat(now(migration).state()).isEqualTo(State.WAITING);

        assertThat(goesOn(migration).state()).isEqualTo(State.RUNNING);
        assertThat(engine.sent.values()).extracting(RunningCase::instance).containsExactlyInAnyOrder(1L, 2L, 3L);
        told(2, null);
        told(3, "has just moved");

        assertThat(now(migration)).extracting(Migration::state, one -> one.endedAt().isPresent()).containsExactly(State.DONE, true);
        assertThat(cases(migration)).extracting(MigratedCase::instance, MigratedCase::state, one -> one.reason().orElse("")).containsExactly(tuple(3L, CaseState.REFUSED, "has just moved"),
                tuple(4L, CaseState.UNFIT, "no way"), tuple(1L, CaseState.MIGRATED, ""), tuple(2L, CaseState.MIGRATED, ""));
        assertThat(audit.events).filteredOn(event -> event.stream().equals("case-1")).extracting(AuditEvent::action).contains("studio.caseMigrated");
        assertThat(audit.events).filteredOn(event -> event.stream().equals("case-3")).extracting(AuditEvent::action).contains("studio.caseNotMigrated");
    }

    @Test
    void killedAtAnyMomentACaseIsSentOnce() {
        var migration = started(0, 1L, 2L);
        tried(migration);
        goesOn(migration);
        var sent = Map.copyOf(engine.sent);

        transactions.executeWithoutResult(status -> rounds.round());
        transactions.executeWithoutResult(status -> {
            rounds.round();
            status.setRollbackOnly();
        });
        told(1, null);
        told(1, null);

        assertThat(engine.sent).isEqualTo(sent).hasSize(2);
        assertThat(now(migration).counts()).isEqualTo(Map.of(CaseState.MIGRATED, 1L, CaseState.SENT, 1L));
    }

    @Test
    void aStopSendsNoFurtherCaseAndThoseOnTheirWayArrive() {
        var migration = started(1, 1L, 2L, 3L);
        tried(migration);
        goesOn(migration);

        assertThat(migrations.stop(migration.code(), owner)).isInstanceOf(MigrationOutcome.Done.class);
        told(1, null);

        assertThat(engine.sent).hasSize(1);
        assertThat(now(migration)).extracting(Migration::state, Migration::counts).containsExactly(State.STOPPED, Map.of(CaseState.MIGRATED, 1L, CaseState.WAITING, 2L));
        assertThat(migrations.goOn(migration.code(), owner)).isInstanceOf(MigrationOutcome.Closed.class);
    }

    @Test
    void aCaseThatEndedOrMovedInBetweenIsLeftOut() {
        var migration = started(0, 1L, 2L);
        tried(migration);
        engine.running.removeIf(one -> one.instance() <= 2);
        engine.running.add(at(2, IN_USE, SPONSOR));

        assertThat(goesOn(migration).state()).isEqualTo(State.DONE);

        assertThat(engine.sent).isEmpty();
        assertThat(cases(migration)).extracting(MigratedCase::state, one -> one.reason().orElseThrow()).containsExactly(tuple(CaseState.SKIPPED, "ended"), tuple(CaseState.SKIPPED, "moved"));
    }

    @Test
    void whereTheThrowAwayEngineCannotBeAskedThatIsSaid() {
        engine.trial = place -> new Result(place.id(), null, "there is none");
        assertThat(tried(started(0, 1L))).satisfies(migration -> assertThat(migration.untried()).contains("there is none")).extracting(Migration::state).isEqualTo(State.READY);
    }

    @Test
    void whatIsWrongIsNamedAndStartsNothing() {
        engine.running.add(at(9, IN_USE, SPONSOR));
        engine.texts.put(IN_USE, engine.texts.get(OLD).replace(SPONSOR, "userTask_Other").replace("formId=\"decide-sponsorship\"", "formId=\"other\""));
        assertThat(faults(wanted(0))).containsExactly("cases");
        assertThat(faults(wanted(0, 9L))).containsExactly("cases");
        assertThat(faults(wanted(-1, 4L))).containsExactly("canary");
        assertThat(faults(wanted(0, 1L, 4L))).as("a place from which no way leads").containsExactly("mapping");
        assertThat(faults(new Migrations.Wanted(UUID.randomUUID(), "me-founding", OLD, Map.of(), List.of(4L), 0, " "))).containsExactly("reason");
        assertThat(migrations.of("me-founding", PageRequest.first()).items()).filteredOn(one -> one.startedBy().equals(owner.username().value())).isEmpty();
    }

    private List<String> faults(Migrations.Wanted wanted) {
        return ((MigrationOutcome.Invalid) migrations.start(owner, wanted)).errors().stream().map(FieldError::field).toList();
    }

    @Test
    void onlyProcessOwnersStartThemAndARepeatStartsNothing() {
        var wanted = wanted(0, 1L);
        assertThat(migrations.start(user("auditor", "auditor"), wanted)).isInstanceOf(MigrationOutcome.NotAllowed.class);
        var migration = ((MigrationOutcome.Done) migrations.start(owner, wanted)).migration();
        assertThat(((MigrationOutcome.Done) migrations.start(owner, wanted)).migration().code()).isEqualTo(migration.code());
        assertThat(migrations.stop(migration.code(), user("auditor", "auditor"))).isInstanceOf(MigrationOutcome.NotAllowed.class);
        assertThat(migrations.stop("MG-9999999", owner)).isInstanceOf(MigrationOutcome.Unknown.class);
        assertThat(migrations.stop(migration.code(), owner)).isInstanceOf(MigrationOutcome.Done.class);
    }
}
