package io.heyi.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.inbox.TaskType.Outcome;
import io.heyi.inbox.TaskType.RecordedDecision;
import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
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

/** Only somebody without an interest rules, and the ruling is one of two words with a reason. */
class JudgingTaskTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final List<String> acts = new ArrayList<>();
    private Boolean ruled;
    private final Judge type = new Judge();

    @Test
    void bothOutcomesWantAReason() {
        assertThat(type.outcomes(task(List.of()))).extracting(Outcome::id).containsExactly("uphold", "reject");
        assertThat(type.outcomes(task(List.of()))).extracting(Outcome::reasonRequired).containsExactly(true, true);
    }

    @Test
    void theRulingIsMadeForTheGroupThatWasAsked() {
        assertThat(decide("judge", "uphold", List.of("platform-owners", "others"))).isEqualTo(new DecisionResult.Recorded(Map.of()));
        assertThat(decide("judge", "reject", List.of())).isEqualTo(new DecisionResult.Recorded(Map.of()));
        assertThat(acts).containsExactly("platform-owners true", "saved", " false", "saved");
    }

    @Test
    void whoeverHasAnInterestIsNotOfferedItAndIsRefusedWhereTheInterestCameAfterTheOffer() {
        assertThat(type.excluded(task(List.of()))).containsExactly(new Username("interested"));
        assertThat(decide("interested", "uphold", List.of())).isEqualTo(new DecisionResult.NotAllowed("test.refusal.interest"));
        assertThat(acts).isEmpty();
    }

    @Test
    void whatWasRuledBeforeIsTheRecordedOutcome() {
        assertThat(type.alreadyDecided(task(List.of()))).isEmpty();
        ruled = true;
        assertThat(type.alreadyDecided(task(List.of()))).contains(new RecordedDecision("uphold", Map.of()));
        ruled = false;
        assertThat(type.alreadyDecided(task(List.of()))).contains(new RecordedDecision("reject", Map.of()));
    }

    private DecisionResult decide(String who, String outcome, List<String> groups) {
        var by = new CurrentUser(new Username(who), who, Set.of(Role.ENTREPRENEUR), Set.of(), Set.of(), "session");
        return type.decide(task(groups), new TaskDecision(by, outcome, Optional.of("says the contract"), Map.of(), NOW));
    }

    private static TaskContext task(List<String> groups) {
        return new TaskContext(UUID.randomUUID(), 1, "process", "element", "CASE-1", Optional.empty(), groups, NOW, Optional.empty(), Map.of());
    }

    private final class Judge extends JudgingTask<String> {

        Judge() {
            super(TaskTypeRef.of("test.judgeCase", "judge-case", "caseOutcome", Set.of("uphold", "reject")), new Desk(), "test.refusal.interest", "uphold");
        }

        @Override
        protected Set<Username> keptOut(String found) {
            return Set.of(new Username("interested"));
        }

        @Override
        protected Ruling judge(String found, String group, boolean accepted, TaskDecision decision) {
            acts.add(group + " " + accepted);
            return Ruling.accepted();
        }

        @Override
        protected Optional<Boolean> ruled(String found) {
            return Optional.ofNullable(ruled);
        }
    }

    private final class Desk implements CaseDesk<String> {

        @Override
        public String read(String businessKey) {
            return businessKey;
        }

        @Override
        public String lock(String businessKey) {
            return businessKey;
        }

        @Override
        public void save(String found) {
            acts.add("saved");
        }

        @Override
        public String subject(String found) {
            return found;
        }

        @Override
        public TaskFacts facts(String found, TaskContext task, Locale locale) {
            return new TaskFacts(found, "", "/", List.of(), Optional.empty(), null);
        }
    }
}
