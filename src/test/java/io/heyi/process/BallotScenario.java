package io.heyi.process;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One ballot of three seats in the engine; the scripted workers open it, remind and count. */
final class BallotScenario extends Scenario<BallotScenario> {

    static final Duration REMINDER = Duration.ofDays(2);
    static final Duration END = Duration.ofDays(3);
    private static final AtomicInteger NUMBER = new AtomicInteger(1);
    private static final List<Map<String, Object>> VOTERS = List.of(voter("ME-0001", "anna", "bo"), voter("ME-0002", "chen"), voter("ME-0003", "dai"));

    private BallotScenario(EngineInJvm engine) {
        super(engine, "ballot-reference", "caseKey", "CASE-%04d".formatted(NUMBER.getAndIncrement()), Set.of("endEvent_Reminded"));
        answer("openBallot", () -> Map.of("ballot", "B-0001", "voters", VOTERS, "ballotEndsAt", at(END), "ballotReminderAt", at(REMINDER)));
        answer("remindMissing", () -> Map.of("missingSeats", 1));
        answer("countVotes", () -> Map.of("ballotOutcome", "chosen", "ballotChoice", "replace"));
    }

    private static Map<String, Object> voter(String seat, String... people) {
        return Map.of("id", seat, "groups", List.of(), "users", List.of(people));
    }

    static BallotScenario called(EngineInJvm engine) {
        var ballot = new BallotScenario(engine);
        return ballot.started("reference.ballotCalled", Map.of("caseKey", ballot.key()));
    }

    @Override
    BallotScenario self() {
        return this;
    }

    BallotScenario aSeatVotes() {
        return complete(waitsFor("userTask_CastVote", null), Map.of("voteOutcome", "voted"));
    }

    /** Candidate users of the open voting tasks. */
    List<String> voters() {
        waitsAt("userTask_CastVote");
        settle();
        return openTasks().stream().map(Record::getValue).map(JobRecordValue::getCustomHeaders).map(headers -> headers.get("io.camunda.zeebe:candidateUsers")).toList();
    }
}
