package io.heyi.microenterprise.internal.election;

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

    private ElectionMessages() {}

    static Map<String, Object> startVariables(OwnerElection election, ElectionPolicy policy) {
        var due = election.dueAt().orElseThrow();
        return Map.of("election", election.id().value(), "microenterprise", election.microenterprise(), "trigger", election.trigger().name(),
                "phaseDueAt", due.toString(), "phaseReminderAt", policy.reminderAt(election.openedAt(), due).toString(), "reminderCycle", "R/" + policy.nominationReminders(election.isFirst()));
    }
}
