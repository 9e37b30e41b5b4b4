package io.heyi.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.inbox.TaskType.RecordedDecision;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A decision reaches the locked case, and only what the case accepts is stored. */
class CaseTaskTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final List<String> acts = new ArrayList<>();
    private Ruling ruling = Ruling.accepted();
    private final CaseTask<StringBuilder> type = new Decide();

    @Test
    void anAcceptedDecisionIsStoredWithTheLockedCase() {
        assertThat(decide("approve")).isEqualTo(new DecisionResult.Recorded(Map.of()));
        assertThat(acts).containsExactly("lock CASE-1", "approve", "save CASE-1 approve");
    }

    @Test
    void whatTheCaseDoesNotAcceptIsNotStored() {
        var error = FieldError.of("amount", "test.error.tooMuch", 5);
        ruling = Ruling.refused("amount", "test.error.tooMuch", 5);
        assertThat(decide("approve")).isEqualTo(new DecisionResult.Refused(List.of(error)));
        ruling = Ruling.tooLate("test.refusal.movedOn", 3);
        assertThat(decide("approve")).isEqualTo(new DecisionResult.TooLate("test.refusal.movedOn", List.of(3)));
        ruling = Ruling.notAllowed("test.refusal.gone");
        assertThat(decide("approve")).isEqualTo(new DecisionResult.NotAllowed("test.refusal.gone"));
        assertThat(acts).noneMatch(act -> act.startsWith("save"));
    }

    @Test
    void itsNamesComeFromTheCatalogueAndItsSubjectFromTheCase() {
        assertThat(type.id()).isEqualTo("test.decideCase");
        assertThat(type.formId()).isEqualTo("decide-case");
        assertThat(type.outcomeVariable()).isEqualTo("caseOutcome");
        assertThat(type.subject(task())).isEqualTo("About CASE-1");
        assertThat(type.facts(task(), Locale.ENGLISH).title()).isEqualTo("CASE-1");
    }

    @Test
    void onlyAuditorsReadItBesideThoseWhomItIsOfferedTo() {
        assertThat(type.mayRead(task(), person(Role.AUDITOR))).isTrue();
        assertThat(type.mayRead(task(), person(Role.ADMINISTRATOR))).isFalse();
    }

    @Test
    void whatWasSaidIsTheReasonElseTheNote() {
        assertThat(CaseTask.words(decision("reject", Optional.of("too dear"), Map.of("note", "well")))).contains("too dear");
        assertThat(CaseTask.words(decision("approve", Optional.empty(), Map.of("note", " well ")))).contains("well");
        assertThat(CaseTask.words(decision("approve", Optional.empty(), Map.of("note", "  ")))).isEmpty();
        assertThat(CaseTask.reason(decision("approve", Optional.empty(), Map.of()))).isEmpty();
        assertThat(CaseTask.recorded(Optional.of("approve"))).contains(new RecordedDecision("approve", Map.of()));
    }

    private DecisionResult decide(String outcome) {
        return type.decide(task(), decision(outcome, Optional.empty(), Map.of()));
    }

    private static TaskContext task() {
        return new TaskContext(UUID.randomUUID(), 1, "process", "element", "CASE-1", Optional.empty(), List.of(), NOW, Optional.empty(), Map.of());
    }

    private static TaskDecision decision(String outcome, Optional<String> reason, Map<String, Object> values) {
        return new TaskDecision(person(Role.ADMINISTRATOR), outcome, reason, values, NOW);
    }

    private static CurrentUser person(Role role) {
        return new CurrentUser(new Username("somebody"), "Somebody", Set.of(role), Set.of(), Set.of(), "session");
    }

    private final class Decide extends CaseTask<StringBuilder> {

        Decide() {
            super(TaskTypeRef.of("test.decideCase", "decide-case", "caseOutcome", Set.of("approve")), new Desk());
        }

        @Override
        public List<Outcome> outcomes(TaskContext task) {
            return List.of(positive("approve"));
        }

        @Override
        public Set<Username> excluded(TaskContext task) {
            return Set.of();
        }

        @Override
        protected Ruling ruling(StringBuilder found, TaskContext task, TaskDecision decision) {
            acts.add(decision.outcome());
            found.append(' ').append(decision.outcome());
            return ruling;
        }
    }

    private final class Desk implements CaseDesk<StringBuilder> {

        @Override
        public StringBuilder read(String businessKey) {
            return new StringBuilder(businessKey);
        }

        @Override
        public StringBuilder lock(String businessKey) {
            acts.add("lock " + businessKey);
            return new StringBuilder(businessKey);
        }

        @Override
        public void save(StringBuilder found) {
            acts.add("save " + found);
        }

        @Override
        public String subject(StringBuilder found) {
            return "About " + found;
        }

        @Override
        public TaskFacts facts(StringBuilder found, TaskContext task, Locale locale) {
            return new TaskFacts(found.toString(), "", "/", List.of(), Optional.empty(), null);
        }
    }
}
