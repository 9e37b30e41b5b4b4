package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One round of signing: everybody signs the same text, or the next round begins with a new one. */
public record Signing(int round, String termsHash, Instant dueAt, List<Slot> slots) {

    public enum State { ASKED, SIGNED, REFUSED }

    /** @param reason of a refusal; null otherwise */
    public record Slot(ActorId actor, State state, String person, String session, String reason, Instant at) {

        static Slot asked(ActorId actor) {
            return new Slot(actor, State.ASKED, null, null, null, null);
        }
    }

    public Signing {
        slots = List.copyOf(slots);
    }

    Optional<Slot> of(ActorId actor) {
        return slots.stream().filter(slot -> slot.actor().equals(actor)).findFirst();
    }

    Signing with(Slot answered) {
        return new Signing(round, termsHash, dueAt, slots.stream().map(slot -> slot.actor().equals(answered.actor()) ? answered : slot).toList());
    }

    boolean signedByAll() {
        return slots.stream().allMatch(slot -> slot.state() == State.SIGNED);
    }

    boolean anySignature() {
        return slots.stream().anyMatch(slot -> slot.state() == State.SIGNED);
    }

    boolean anyRefusal() {
        return slots.stream().anyMatch(slot -> slot.state() == State.REFUSED);
    }
}
