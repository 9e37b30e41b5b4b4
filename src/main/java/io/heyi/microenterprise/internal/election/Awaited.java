package io.heyi.microenterprise.internal.election;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionPhase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom an election waits for in its present phase, and the reminder of it. Of voters the ballot knows. */
public final class Awaited {

    private final OwnerElection election;

    Awaited(OwnerElection election) {
        this.election = election;
    }

    /** People who have not done yet what they are asked for by name or as members. */
    public List<Username> people() {
        return switch (election.phase) {
            case MOTION -> election.recallRoll().stream().filter(person -> !election.signatures.contains(person)).toList();
            case NOMINATION -> election.nominations().missing();
            case QUESTIONS -> election.questionRound().silent();
            case ACCEPTANCE -> election.office().offeredTo().map(Candidate::person).stream().toList();
            default -> List.of();
        };
    }

    private Optional<String> group() {
        return switch (election.phase) {
            case ELIGIBILITY -> Optional.ofNullable(election.checkGroup).filter(group -> !election.nominations().unchecked().isEmpty());
            case INTERIM_CHOICE -> election.office().interimGroup().filter(group -> election.interim == null);
            default -> Optional.empty();
        };
    }

    /** By which the wait of a phase ends; who may stand, sign or owes an answer has none. */
    static Optional<ElectionTasks> task(ElectionPhase phase) {
        return switch (phase) {
            case ELIGIBILITY -> Optional.of(ElectionTasks.CHECK_CANDIDATE);
            case ACCEPTANCE -> Optional.of(ElectionTasks.ACCEPT_OFFICE);
            case INTERIM_CHOICE -> Optional.of(ElectionTasks.NAME_INTERIM);
            default -> Optional.empty();
        };
    }

    /** Step: reminds them. Who has signed a motion is not public, so there only the count is told. */
    public void remind(ElectionPolicy policy, Instant now) {
        var names = group().map(List::of).orElseGet(() -> people().stream().map(Username::value).toList());
        if (names.isEmpty()) {
            return;
        }
        election.remindedAt = now;
        if (election.phase == ElectionPhase.MOTION) {
            int signatures = election.signatures.size();
            int needed = election.motion().needed(policy);
            election.happened(now, OwnerElection.SYSTEM, "signaturesReminded", List.of(String.valueOf(signatures), String.valueOf(needed)), Map.of("signatures", signatures, "needed", needed));
        } else {
            election.happened(now, OwnerElection.SYSTEM, "electionReminded", List.of(String.join(", ", names)), Map.of("people", names, "phase", election.phase.name()));
        }
    }

    /** When they were reminded; empty before it. Whoever has acted since is not among {@link #people} any more. */
    public Optional<Instant> remindedAt() {
        return Optional.ofNullable(election.remindedAt);
    }
}
