package io.heyi.ballot.internal.process;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.util.Set;

/** The one human task of ballots. */
final class BallotTasks {

    /** The only outcome: that a vote was cast, never which. */
    static final String VOTED = "voted";

    static final TaskTypeRef CAST_VOTE = TaskTypeRef.of("ballot.castVote", "cast-vote", "voteOutcome", Set.of(VOTED));

    private BallotTasks() {}
}
