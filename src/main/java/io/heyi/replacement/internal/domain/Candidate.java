package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import io.heyi.emc.PartChanges.Signatory;
import io.heyi.emc.PartChanges.Signed;
import io.heyi.emc.PartChanges.Substitute;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Somebody who may take the part over.
 *
 * @param rank within its source, 1 is asked first
 * @param round 1, or 2 when the search came back after a temporary cover
 * @param substitute what it commits to
 * @param until last day of a temporary cover; null for one who takes the part for good
 * @param termsHash fingerprint of the text that is to be signed; null before anybody is asked
 * @param reason why not, in the words of who declined; a message key where it is {@code UNFIT}; else null
 * @param slots who must sign that text: itself, and whoever leads from then on
 */
public record Candidate(String name, Source source, int rank, int round, Substitute substitute, LocalDate until, State state, String termsHash, Instant dueAt, String reason,
                        List<Slot> slots) {

    public Candidate {
        slots = List.copyOf(slots);
    }

    /** Where it was found, in the order in which they are asked; those inside and outside on equal terms (domain.md P4, step 7). PREFERRED takes over more of a party that is dissolved. */
    public enum Source { PREFERRED, BACKUP, TENDER, COVER }

    /** UNFIT where it cannot take the part any more, e.g. for a registered interest or because the contract does not allow it. */
    public enum State { LISTED, ASKED, SIGNED, DECLINED, SILENT, UNFIT }

    /** @param signature null before it signs */
    public record Slot(ActorId actor, String partHash, Signed signature) {}

    public static Candidate listed(String name, Source source, int rank, int round, Substitute substitute) {
        return new Candidate(name, source, rank, round, substitute, null, State.LISTED, null, null, null, List.of());
    }

    /** A temporary cover, until that day. */
    public static Candidate cover(String name, int round, Substitute substitute, LocalDate until) {
        return new Candidate(name, Source.COVER, 1, round, substitute, until, State.LISTED, null, null, null, List.of());
    }

    public ActorId actor() {
        return substitute.actor();
    }

    Candidate asked(String hash, List<Signatory> signatories, Instant due) {
        return new Candidate(name, source, rank, round, substitute, until, State.ASKED, hash, due, null,
                signatories.stream().map(one -> new Slot(one.actor(), one.partHash(), null)).toList());
    }

    Candidate signed(ActorId signatory, String person, String session, Instant at) {
        var all = slots.stream().map(slot -> !slot.actor().equals(signatory) ? slot
                : new Slot(slot.actor(), slot.partHash(), new Signed(signatory, person, session, termsHash, slot.partHash(), at))).toList();
        var how = all.stream().allMatch(slot -> slot.signature() != null) ? State.SIGNED : State.ASKED;
        return new Candidate(name, source, rank, round, substitute, until, how, termsHash, dueAt, null, all);
    }

    Candidate out(State how, String why) {
        return new Candidate(name, source, rank, round, substitute, until, how, termsHash, dueAt, why, slots);
    }

    Candidate again() {
        return new Candidate(name, source, rank, round, substitute, until, State.LISTED, null, null, null, List.of());
    }

    boolean waitsFor(ActorId signatory, String hash) {
        return state == State.ASKED && hash.equals(termsHash) && slots.stream().anyMatch(slot -> slot.actor().equals(signatory) && slot.signature() == null);
    }

    public List<Signed> signatures() {
        return slots.stream().map(Slot::signature).filter(Objects::nonNull).toList();
    }
}
