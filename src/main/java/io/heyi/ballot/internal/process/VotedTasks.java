package io.heyi.ballot.internal.process;

import io.heyi.ballot.internal.VoteCast;
import io.heyi.inbox.SettledTasks;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Ends the task of a seat that has voted. In a transaction of its own after the vote's, because whoever holds a task's row asks for the ballot's: never the other way
 * round, or two would wait for each other. The registry of events repeats it after a crash.
 */
@Component
class VotedTasks {

    private final SettledTasks tasks;

    VotedTasks(SettledTasks tasks) {
        this.tasks = tasks;
    }

    @ApplicationModuleListener
    void on(VoteCast cast) {
        tasks.settle(BallotTasks.CAST_VOTE.taskType(), cast.businessKey(), Map.of("ballot", cast.ballot(), "seat", Map.of("id", cast.seat())));
    }
}
