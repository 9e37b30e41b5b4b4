package io.heyi.emc.internal.formation;

import io.heyi.emc.EmcCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One window of a call with its sealed box.
 *
 * @param number 1 for the call, 2 when empty places are called again
 * @param places ids of the places called for
 * @param questionsUntil end of the questions; the deadline for rounds that were opened before there were questions
 * @param openedAt null while sealed
 * @param remindedAt when who is not in was last reminded; null before
 * @param escalatedAt when platform owners were told that it is about to close; null before
 * @param answersRemindedAt when the lead was reminded of open questions; null before
 * @param standInsAt since when stand-ins may answer too; null before
 */
public record CallRound(int number, List<String> places, Instant deadline, Instant questionsUntil, Instant openedAt, Instant remindedAt, Instant escalatedAt, Instant answersRemindedAt,
                        Instant standInsAt) {

    public CallRound {
        places = List.copyOf(places);
        questionsUntil = questionsUntil == null ? deadline : questionsUntil;
    }

    static CallRound of(int number, List<String> places, CallWindow window) {
        return new CallRound(number, places, window.deadline(), window.questionsUntil(), null, null, null, null, null);
    }

    /** Name of the sealed box, {@code EMC-0001/1}. */
    String box(EmcCode emc) {
        return emc + "/" + number;
    }

    /** A later deadline, and as much more time for questions; whoever was told of the earlier one is told again. Stand-ins who were called stay. */
    CallRound until(Instant later) {
        return new CallRound(number, places, later, questionsUntil.plus(Duration.between(deadline, later)), openedAt, null, null, null, standInsAt);
    }

    CallRound opened(Instant at) {
        return new CallRound(number, places, deadline, questionsUntil, at, remindedAt, escalatedAt, answersRemindedAt, standInsAt);
    }

    CallRound reminded(Instant at) {
        return new CallRound(number, places, deadline, questionsUntil, openedAt, at, escalatedAt, answersRemindedAt, standInsAt);
    }

    CallRound escalated(Instant at) {
        return new CallRound(number, places, deadline, questionsUntil, openedAt, remindedAt, at, answersRemindedAt, standInsAt);
    }

    CallRound answersReminded(Instant at) {
        return new CallRound(number, places, deadline, questionsUntil, openedAt, remindedAt, escalatedAt, at, standInsAt);
    }

    CallRound standInsCalled(Instant at) {
        return new CallRound(number, places, deadline, questionsUntil, openedAt, remindedAt, escalatedAt, answersRemindedAt, at);
    }

    boolean isSealed() {
        return openedAt == null;
    }
}
