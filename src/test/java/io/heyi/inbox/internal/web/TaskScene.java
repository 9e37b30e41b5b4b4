package io.heyi.inbox.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.inbox.internal.substitution.SubstitutionOutcome;
import io.heyi.inbox.internal.substitution.SubstitutionRequest;
import io.heyi.inbox.internal.substitution.Substitutions;
import io.heyi.orchestration.UserTaskListener;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One task of its own with people around it, and whoever stands to it as asked. */
record TaskScene(String id, String businessKey, CurrentUser actor, String to) {

    /** Plays the scenes. */
    static class Stage {

        private final UserTaskListener engine;
        private final JdbcClient jdbc;
        private final TaskActions actions;
        private final Substitutions substitutions;
        private final FakeTaskType type;
        private final FakeAccess access;
        private final SetClock clock;

        Stage(UserTaskListener engine, JdbcClient jdbc, TaskActions actions, Substitutions substitutions, FakeTaskType type, FakeAccess access, SetClock clock) {
            this.engine = engine;
            this.jdbc = jdbc;
            this.actions = actions;
            this.substitutions = substitutions;
            this.type = type;
            this.access = access;
            this.clock = clock;
        }

        TaskScene of(TaskStanding standing, String... groupsOfTheActor) {
            return new Play(standing, groupsOfTheActor).scene();
        }

        /** Names of their own for every scene. */
        private final class Play {

            private final String mark = UUID.randomUUID().toString();
            private final String group = "platform-owner:" + mark;
            private final CurrentUser candidate = hired("candidate", group);
            private final CurrentUser another = hired("another", group);
            private final TaskStanding standing;
            private final CurrentUser actor;

            Play(TaskStanding standing, String... groups) {
                this.standing = standing;
                this.actor = switch (standing) {
                    case CANDIDATE, HOLDER, CANDIDATE_TOO_LATE, CANDIDATE_CONCERNED, HOLDER_CONCERNED -> hired("actor", group);
                    case MANAGER, MANAGER_CONCERNED -> hired("actor", "administrator");
                    default -> hired("actor", groups);
                };
            }

            private CurrentUser hired(String name, String... groups) {
                var person = user(name + "-" + mark.substring(0, 12), groups);
                access.signIn(person);
                return person;
            }

            TaskScene scene() {
                prepare();
                var id = TaskFixtures.add(engine, jdbc, standing == TaskStanding.ASSIGNEE ? TaskFixtures.assignedTo(name(actor), mark) : TaskFixtures.offeredTo(group, mark));
                happen(UUID.fromString(id));
                return new TaskScene(id, mark, actor, name(standing == TaskStanding.SUBSTITUTE_OF_HOLDER || standing == TaskStanding.CANDIDATE_TOO_LATE ? hired("third", group) : another));
            }

            /** What is so before the task appears. */
            private void prepare() {
                switch (standing) {
                    case CANDIDATE_CONCERNED, MANAGER_CONCERNED, SUBSTITUTE_CONCERNED -> keepOut(actor);
                    case SUBSTITUTE_OF_CONCERNED -> keepOut(candidate);
                    case SUBSTITUTE_OF_PERSONAL_ACT -> type.personal.add(mark);
                    case READER -> type.readers.put(mark, name(actor));
                    default -> { }
                }
                switch (standing) {
                    case SUBSTITUTE, SUBSTITUTE_OF_HOLDER, SUBSTITUTE_WHO_HOLDS, SUBSTITUTE_OF_PERSONAL_ACT, SUBSTITUTE_CONCERNED, SUBSTITUTE_OF_CONCERNED, SUBSTITUTE_OF_LEAVER ->
                            represent(candidate, actor, 0, 3);
                    case SUBSTITUTE_TOO_EARLY -> represent(candidate, actor, 1, 3);
                    case SUBSTITUTE_TOO_LATE -> represent(candidate, actor, 0, 0);
                    case SUBSTITUTE_REVOKED -> substitutions.revoke(represent(candidate, actor, 0, 3), candidate);
                    case SUBSTITUTE_OF_OTHER_PROCESS -> represent(candidate, actor, 0, 3, "another-process");
                    case SUBSTITUTES_SUBSTITUTE -> {
                        var between = hired("between");
                        represent(candidate, between, 0, 3);
                        represent(between, actor, 0, 3);
                    }
                    default -> { }
                }
            }

            /** What has happened to the task since. */
            private void happen(UUID id) {
                switch (standing) {
                    case HOLDER, HOLDER_CONCERNED, SUBSTITUTE_WHO_HOLDS -> taken(id, actor);
                    case CANDIDATE_TOO_LATE -> taken(id, another);
                    case SUBSTITUTE_OF_HOLDER -> taken(id, candidate);
                    case SUBSTITUTE_OF_LEAVER -> access.left.add(candidate.username());
                    case SUBSTITUTE_TOO_LATE -> clock.now = clock.now.plus(Duration.ofDays(1));
                    default -> { }
                }
                if (standing == TaskStanding.HOLDER_CONCERNED) {
                    keepOut(actor);
                }
            }

            private void keepOut(CurrentUser person) {
                type.excluded.put(mark, Set.of(person.username()));
            }

            private void taken(UUID id, CurrentUser by) {
                assertThat(actions.claim(id, by)).isInstanceOf(ActionOutcome.Done.class);
            }

            private UUID represent(CurrentUser absent, CurrentUser by, int fromDay, int toDay, String... processes) {
                var today = substitutions.today();
                var request = new SubstitutionRequest(UUID.randomUUID(), absent.username(), by.username(), today.plusDays(fromDay), today.plusDays(toDay), Set.of(processes), "On leave");
                return ((SubstitutionOutcome.Done) substitutions.make(request, absent)).substitution().id();
            }

            private static String name(CurrentUser person) {
                return person.username().value();
            }
        }
    }
}
