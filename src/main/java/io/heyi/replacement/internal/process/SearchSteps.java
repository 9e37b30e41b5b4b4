package io.heyi.replacement.internal.process;

import io.heyi.emc.PartChanges.Text;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.PartTender;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.Substitutes;
import io.heyi.replacement.internal.Voices;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Search;
import io.heyi.tender.TenderState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The search for a substitute: one after the other, backups first, then a fresh tender (domain.md P4, step 7). On a case that has ended meanwhile every step does nothing. */
@Component
@Transactional
public class SearchSteps {

    private final CaseStore store;
    private final Substitutes substitutes;
    private final PartTender tender;
    private final Voices voices;
    private final ReplacementSchedule schedule;

    SearchSteps(CaseStore store, Substitutes substitutes, PartTender tender, Voices voices, ReplacementSchedule schedule) {
        this.store = store;
        this.substitutes = substitutes;
        this.tender = tender;
        this.voices = voices;
        this.schedule = schedule;
    }

    public record SearchOpened(String appealUntil, String appealTimeReminderAt) {}

    /** @param nextStep ask, tender or nobody; @param signatories who signs, one task each */
    public record NextAsked(String nextStep, List<Voices.Addressee> signatories, String termsHash, String takeOverDueAt, String takeOverReminderAt) {

        static NextAsked only(String nextStep) {
            return new NextAsked(nextStep, List.of(), "", "", "");
        }
    }

    public record OfferClosed(boolean takenOver) {}

    public record TenderCalled(String tender, String tenderEndsBy, String tenderReminderAt) {}

    public SearchOpened open(ReplacementVariables in) {
        var found = store.lock(in.code());
        var subject = found.subject();
        var until = schedule.appealUntil();
        found.openAppeal(until);
        found.succession().beginSearch(new Search.Holder(subject.actor(), subject.name()), substitutes.backups(found.emc(), subject.actor(), 1, Optional.empty()));
        found.carryingOut(ReplacementStep.SEARCHING, null, List.of());
        store.saveStep(found);
        return new SearchOpened(until.toString(), schedule.reminderAt(until).toString());
    }

    /** A party that is dissolved: at once, without anything to appeal against; whoever takes over more of it is asked first. */
    public Moved openDeparture(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isEmpty() && found.succession().searched().isEmpty()) {
            var subject = found.subject();
            var preferred = substitutes.preferred(found);
            var backups = substitutes.backups(found.emc(), subject.actor(), 1, Optional.empty()).stream().filter(one -> preferred.stream().noneMatch(first -> first.actor().equals(one.actor())));
            found.succession().beginSearch(new Search.Holder(subject.actor(), subject.name()), Stream.concat(preferred.stream(), backups).toList());
            found.carryingOut(ReplacementStep.SEARCHING, null, List.of());
            store.saveStep(found);
        }
        return Moved.to(found);
    }

    /** Passes over whoever must not or cannot take the part. */
    public NextAsked askNext(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isPresent()) {
            return NextAsked.only("nobody");
        }
        var search = found.succession().search();
        NextAsked asked = null;
        for (var next = search.next(); asked == null && next.isPresent(); next = search.next()) {
            asked = ask(found, next.get()).orElse(null);
        }
        if (asked == null) {
            asked = NextAsked.only(search.mayCall() && tender.possible(found) ? "tender" : "nobody");
        }
        store.saveStep(found);
        return asked;
    }

    /** Asks for the signatures under the text as it stands now; empty where it must not or cannot be asked. */
    Optional<NextAsked> ask(ReplacementCase found, Candidate candidate) {
        var search = found.succession().search();
        var obstacle = substitutes.isFrozen(candidate.actor()) ? Optional.of("replacement.unfit.dissolving") : substitutes.obstacle(found, candidate);
        var text = substitutes.text(found, candidate);
        if (obstacle.isPresent() || text instanceof Text.Impossible) {
            search.drop(candidate, obstacle.orElse("replacement.unfit.contract"));
            return Optional.empty();
        }
        var draft = (Text.Draft) text;
        var due = schedule.takeOverDue();
        search.ask(candidate, draft, due);
        var signatories = draft.signatories().stream().map(one -> voices.of(one.actor())).toList();
        found.carryingOut(ReplacementStep.SEARCHING, due, signatories.stream().map(Voices.Addressee::actor).toList());
        return Optional.of(new NextAsked("ask", signatories, draft.termsHash(), due.toString(), schedule.reminderAt(due).toString()));
    }

    public OfferClosed closeOffer(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isPresent()) {
            return new OfferClosed(false);
        }
        boolean taken = found.succession().search().closeOffer();
        found.carryingOut(ReplacementStep.SEARCHING, null, List.of());
        store.saveStep(found);
        return new OfferClosed(taken);
    }

    public TenderCalled callForBids(ReplacementVariables in) {
        var found = store.lock(in.code());
        var until = found.mustLeave() ? schedule.tenderEndsBy(found.departing().orElseThrow()) : schedule.tenderEndsBy();
        if (found.outcome().isPresent()) {
            return new TenderCalled("", until.toString(), schedule.noticeAt(until).toString());
        }
        var code = tender.call(found);
        found.succession().search().call(code.value(), until);
        found.carryingOut(ReplacementStep.TENDERING, until, List.of());
        store.saveStep(found);
        return new TenderCalled(code.value(), until.toString(), schedule.noticeAt(until).toString());
    }

    /** Also where it took too long; then it is called off, and nobody is asked. */
    public Moved closeTender(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isEmpty()) {
            var state = tender.state(found).orElseThrow();
            if (!state.isFinal()) {
                tender.callOff(found, "replacement.tender.overdue");
            }
            found.succession().search().tenderEnded(state.isFinal() ? state.name() : "OVERDUE", state == TenderState.AWARDED ? tender.ranked(found) : List.of());
            found.carryingOut(ReplacementStep.SEARCHING, null, List.of());
            store.saveStep(found);
        }
        return Moved.to(found);
    }

    /** A cover comes to its end: who holds the part now is looked for a substitute once more. */
    public Moved searchAgain(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isEmpty()) {
            var search = found.succession().search();
            var cover = search.taker().orElseThrow();
            found.succession().searchAgain(new Search.Holder(cover.actor(), cover.name()), substitutes.backups(found.emc(), cover.actor(), search.round() + 1, Optional.of(search)));
            found.carryingOut(ReplacementStep.SEARCHING, null, List.of());
            store.saveStep(found);
        }
        return Moved.to(found);
    }
}
