package io.heyi.microenterprise.internal.election;

import java.time.Duration;
import java.util.Map;

/** The messages that drive {@code owner-election}; the correlation key is the election's code. */
public final class ElectionMessages {

    public static final String PROCESS_ID = "owner-election";
    public static final String ANNOUNCED = "microenterprise.electionAnnounced";
    public static final String MOTION_CARRIED = "microenterprise.motionCarried";
    public static final String WITHDRAWN = "microenterprise.electionWithdrawn";

    private ElectionMessages() {}

    static Map<String, Object> startVariables(OwnerElection election, ElectionPolicy policy) {
        return Map.of("election", election.id().value(), "microenterprise", election.microenterprise(), "trigger", election.trigger().name(),
                "phaseDueAt", election.dueAt().orElseThrow().toString(), "reminderCycle", "R/" + Duration.ofDays(policy.nominationReminderDays()));
    }
}
