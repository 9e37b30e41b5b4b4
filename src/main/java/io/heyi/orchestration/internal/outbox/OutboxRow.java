package io.heyi.orchestration.internal.outbox;

import io.heyi.orchestration.CaseMigrations;
import io.heyi.orchestration.ProcessCommands;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A claimed command.
 *
 * @param attempts tries including the one under way
 * @param refusals tries that the engine refused for good
 * @param sentBefore an earlier try may have reached the engine although its answer was lost
 */
record OutboxRow(long id, String businessKey, Command command, Map<String, Object> variables, int attempts, int refusals, boolean sentBefore) {

    /** What the engine is asked to do. */
    sealed interface Command {}

    record PublishMessage(String name) implements Command {}

    /** @param camunda whether the engine keeps it as a Camunda user task, not as a job */
    record CompleteUserTask(long taskKey, boolean camunda) implements Command {}

    /** Shows the engine what the inbox knows; nothing depends on it, so it never holds back the case. */
    sealed interface ShowUserTask extends Command {}

    record AssignUserTask(long taskKey, Optional<String> holder) implements ShowUserTask {}

    record UpdateUserTask(long taskKey, ProcessCommands.UserTaskUpdate update) implements ShowUserTask {}

    /** @param bundle whose files are stored beside the outbox */
    record DeployModels(UUID bundle) implements Command {}

    /** @param id by which its listener is told */
    record MigrateCase(UUID id, long instance, CaseMigrations.Plan plan) implements Command {}
}
