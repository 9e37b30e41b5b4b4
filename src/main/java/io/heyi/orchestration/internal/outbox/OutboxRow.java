package io.heyi.orchestration.internal.outbox;

import java.util.Map;

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

    record CompleteUserTask(long taskKey) implements Command {}
}
