package io.heyi.emc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What the party that owes a deliverable says of it, and what those who wait for it say to that. Nobody confirms his own, so a word that nobody confirmed counts
 * from the day on which it was written down, however early the day that it names.
 *
 * @param id the same for good; a later record of the same deliverable has a higher one
 * @param party that owed it when this was recorded
 * @param deliveredOn day that the record names, not after {@code recordedOn}
 * @param proof where it is or how it can be seen, in words
 * @param link http or https; null for none
 * @param words oldest first
 */
public record Delivery(long id, ActorId party, LocalDate deliveredOn, LocalDate recordedOn, String proof, String link, String person, Instant at, List<Word> words) {

    public Delivery {
        words = List.copyOf(words);
    }

    /** RECORDED until somebody who waits for it has said something; DISPUTED as long as the last word of one of them is a dispute. */
    public enum State { RECORDED, CONFIRMED, DISPUTED }

    /**
     * @param reason of a dispute; null for a confirmation
     * @param proof of a dispute, in words; null for a confirmation and for a dispute of the time when none was wanted
     * @param link to the proof of a dispute, http or https; null for none
     */
    public record Word(ActorId party, boolean confirmed, String reason, String proof, String link, String person, Instant at) {

        public static Word confirmation(ActorId party, String person, Instant at) {
            return new Word(party, true, null, null, null, person, at);
        }
    }

    public State state() {
        var last = new LinkedHashMap<ActorId, Boolean>();
        words.forEach(word -> last.put(word.party(), word.confirmed()));
        return last.isEmpty() ? State.RECORDED : last.containsValue(false) ? State.DISPUTED : State.CONFIRMED;
    }

    /** The last words of those who dispute it still. */
    public List<Word> disputes() {
        return words.stream().filter(word -> !word.confirmed() && word(word.party()).filter(word::equals).isPresent()).toList();
    }

    /** The last word of a party. */
    public Optional<Word> word(ActorId from) {
        return words.stream().filter(word -> word.party().equals(from)).reduce((earlier, later) -> later);
    }

    /** The day from which it counts as delivered; empty while it is disputed. */
    public Optional<LocalDate> countsFrom() {
        return switch (state()) {
            case RECORDED -> Optional.of(recordedOn);
            case CONFIRMED -> Optional.of(deliveredOn);
            case DISPUTED -> Optional.empty();
        };
    }
}
