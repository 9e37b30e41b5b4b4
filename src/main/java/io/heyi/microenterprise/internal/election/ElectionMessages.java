package io.heyi.microenterprise.internal.election;

import java.time.Duration;
import java.util.Map;

/** The messages that drive {@code owner-election}; the correlation key is the election's code. */
public final class ElectionMessages {

    public static final String PROCESS_ID = "owner-election";
    public static final String ANNOUNCED = "microenterprise.electionAnnounced";
    public static final String MOTION_CARRIED = "microenterprise.motionCarried";
    public static final String WITHDRAWN = "microenterprise.electionWithdrawn";
    /** Everybody has a plan who said that he stands in a founding. */
    public static final String NOMINATIONS_COMPLETE = "microenterprise.nominationsComplete";
    /** To the founding that waits for its first owner; the key is the proposal's id. */
    public static final String OWNER_SETTLED = "microenterprise.ownerSettled";
    private static final int DAILY = 1;

    private ElectionMessages() {}

    static Map<String, Object> startVariables(OwnerElection election, ElectionPolicy policy) {
        // the window of a founding is too short for the usual reminders
        var reminder = Duration.ofDays(election.isFirst() ? DAILY : policy.nominationReminderDays());
        return Map.of("election", election.id().value(), "microenterprise", election.microenterprise(), "trigger", election.trigger().name(),
                "phaseDueAt", election.dueAt().orElseThrow().toString(), "reminderCycle", "R/" + reminder);
    }
}
