package io.heyi.replacement.internal.domain;

import io.heyi.emc.ActorId;
import io.heyi.emc.PartChanges;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The search for a substitute before anybody is removed (domain.md P4, step 7): backup commitments by rank, then the ranking of a fresh tender, one after the other. */
public final class Search extends Teller {

    private int round = 1;
    private Holder holder;
    private List<Candidate> candidates = new ArrayList<>();
    private List<Called> tenders = new ArrayList<>();

    private Search() {}

    /** Who holds the part now: the subject, later a temporary cover. */
    public record Holder(ActorId actor, String name) {}

    /**
     * A tender for the part.
     *
     * @param outcome how the tender ended, name of a {@code TenderState}, or {@code OVERDUE}; null while it runs
     */
    public record Called(int round, String tender, Instant endsBy, String outcome) {}

    static Search begin(ActorId actor, String name, List<Candidate> backups) {
        var search = new Search();
        search.holder = new Holder(actor, name);
        search.candidates.addAll(backups);
        search.tell(SYSTEM, "searchBegun", Map.of("backups", backups.size()));
        return search;
    }

    /** Once more, because a temporary cover comes to its end. */
    public void again(Holder present, List<Candidate> backups) {
        round++;
        holder = present;
        candidates.addAll(backups);
        tell(SYSTEM, "searchedAgain", Map.of("backups", backups.size(), "party", present.actor().value()));
    }

    /** Asked before all others of this round, and only once; whoever is asked already stays so. */
    public void prefer(Candidate candidate) {
        if (current().stream().anyMatch(one -> one.actor().equals(candidate.actor()))) {
            return;
        }
        candidates.removeIf(one -> one.round() == round && one.state() == Candidate.State.LISTED && one.actor().equals(candidate.actor()));
        candidates.add(candidate);
        tell(SYSTEM, "preferred", Map.of("party", candidate.actor().value()));
    }

    /** Who is asked next: those of this round in the order of source and rank. */
    public Optional<Candidate> next() {
        return ofRound().filter(one -> one.state() == Candidate.State.LISTED).min(Comparator.comparing(Candidate::source).thenComparing(Candidate::rank));
    }

    private Stream<Candidate> ofRound() {
        return candidates.stream().filter(one -> one.round() == round);
    }

    /** Who is asked now or has signed. */
    public Optional<Candidate> current() {
        return ofRound().filter(one -> one.state() == Candidate.State.ASKED || one.state() == Candidate.State.SIGNED).findFirst();
    }

    /** Who has signed and takes the part over. */
    public Optional<Candidate> taker() {
        return current().filter(one -> one.state() == Candidate.State.SIGNED);
    }

    public void ask(Candidate candidate, PartChanges.Text.Draft text, Instant due) {
        replace(candidate, candidate.asked(text.termsHash(), text.signatories(), due));
        tell(SYSTEM, "candidateAsked", Map.of("party", candidate.actor().value(), "source", candidate.source().name(), "dueAt", due.toString()));
    }

    /**
     * @param signatory for whom the person signs: who takes the part, or who leads from then on
     * @param hash of the text that the person has seen
     */
    public Ruling sign(ActorId signatory, String hash, String person, String session, Instant at) {
        var asked = asked(signatory, hash);
        if (asked.isEmpty()) {
            return Ruling.tooLate("replacement.refusal.tooLate");
        }
        replace(asked.get(), asked.get().signed(signatory, person, session, at));
        tell(person, "partTaken", Map.of("party", signatory.value(), "termsHash", hash));
        return Ruling.accepted();
    }

    public Ruling decline(ActorId signatory, String hash, String reason, String person) {
        var asked = asked(signatory, hash);
        if (asked.isEmpty()) {
            return Ruling.tooLate("replacement.refusal.tooLate");
        }
        replace(asked.get(), asked.get().out(Candidate.State.DECLINED, reason));
        tell(person, "partDeclined", Map.of("party", signatory.value(), "reason", reason));
        return Ruling.accepted();
    }

    private Optional<Candidate> asked(ActorId signatory, String hash) {
        return ofRound().filter(one -> one.waitsFor(signatory, hash)).findFirst();
    }

    /** Silence is a no. @return whether somebody has signed */
    public boolean closeOffer() {
        current().filter(one -> one.state() == Candidate.State.ASKED).ifPresent(silent -> {
            replace(silent, silent.out(Candidate.State.SILENT, null));
            tell(SYSTEM, "candidateSilent", Map.of("party", silent.actor().value()));
        });
        return taker().isPresent();
    }

    /** Somebody who cannot take the part any more; the next one is asked. @param why message key */
    public void drop(Candidate candidate, String why) {
        replace(candidate, candidate.out(Candidate.State.UNFIT, why));
        tell(SYSTEM, "candidateUnfit", Map.of("party", candidate.actor().value(), "why", why));
    }

    /** The text has changed since it was signed: it is asked again with the new one. */
    public void askAnew(Candidate signed) {
        replace(signed, signed.again());
        tell(SYSTEM, "textChanged", Map.of("party", signed.actor().value()));
    }

    private void replace(Candidate before, Candidate after) {
        candidates.set(candidates.indexOf(before), after);
    }

    // --- the tender

    /** Whether there is still a tender to hold in this round. */
    public boolean mayCall() {
        return tenders.stream().noneMatch(one -> one.round() == round);
    }

    public Optional<Called> tender() {
        return tenders.stream().filter(one -> one.round() == round).findFirst();
    }

    public void call(String tender, Instant endsBy) {
        tenders.add(new Called(round, tender, endsBy, null));
        tell(SYSTEM, "tenderCalled", Map.of("tender", tender));
    }

    /** @param ranked those who may be asked now, best first */
    public void tenderEnded(String outcome, List<Candidate> ranked) {
        var called = tender().orElseThrow();
        if (called.outcome() == null) {
            tenders.set(tenders.indexOf(called), new Called(round, called.tender(), called.endsBy(), outcome));
            candidates.addAll(ranked);
            tell(SYSTEM, "tenderEnded", Map.of("tender", called.tender(), "outcome", outcome, "ranked", ranked.size()));
        }
    }

    public void propose(Candidate cover, String reason, String person) {
        candidates.add(cover);
        tell(person, "coverProposed", Map.of("party", cover.actor().value(), "until", cover.until().toString(), "reason", reason));
    }

    // --- what stands

    public int round() {
        return round;
    }

    public Holder holder() {
        return holder;
    }

    public List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    public List<Called> tenders() {
        return List.copyOf(tenders);
    }

    /** Whether this party was asked in any round and has not signed. */
    public boolean hasRefused(ActorId actor) {
        return candidates.stream().anyMatch(one -> one.actor().equals(actor) && (one.state() == Candidate.State.DECLINED || one.state() == Candidate.State.SILENT));
    }
}
