package io.heyi.replacement.internal.process;

import io.heyi.audit.AuditEvent;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Emcs;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.CarryingOut;
import io.heyi.replacement.internal.CarryingOut.Given;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Ending;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.Substitutes;
import io.heyi.replacement.internal.Voices;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Carried;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.Remedy;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementStep;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hand-over, and the change of the contract (domain.md P4, steps 8 and 9). On a case that has ended meanwhile every step does nothing. */
@Component
@Transactional
public class CarryOutSteps {

    private final CaseStore store;
    private final CarryingOut carrying;
    private final Ending ending;
    private final Emcs emcs;
    private final Substitutes substitutes;
    private final Voices voices;
    private final Judges judges;
    private final ReplacementSchedule schedule;
    private final Clock clock;

    CarryOutSteps(CaseStore store, CarryingOut carrying, Ending ending, Emcs emcs, Substitutes substitutes, Voices voices, Judges judges, ReplacementSchedule schedule, Clock clock) {
        this.store = store;
        this.carrying = carrying;
        this.ending = ending;
        this.emcs = emcs;
        this.substitutes = substitutes;
        this.voices = voices;
        this.judges = judges;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** @param reduced false where the contract does not allow it any more */
    public record ShareReduced(boolean reduced, String appealUntil, String appealTimeReminderAt) {}

    /** @param handOverOpen false where the checklist is over already */
    public record HandOverOpened(boolean handOverOpen, Voices.Addressee handOverPeople, String handOverDueAt, String handOverReminderAt) {}

    public record HandOverEscalated(Voices.Addressee closers, String closingDueAt, String closingReminderAt) {}

    /** @param carried replaced, covered, shrunk, or again where somebody must be asked anew */
    public record CarriedOut(String carried, String coverSearchAt) {}

    public ShareReduced reduceShare(ReplacementVariables in) {
        var found = store.lock(in.code());
        var carried = found.outcome().isPresent() ? Optional.<Carried>empty() : carrying.reduce(found);
        carried.ifPresent(one -> {
            found.succession().carry(one);
            found.openAppeal(schedule.appealUntil());
        });
        ending.end(found, carried.isPresent() ? ReplacementOutcome.SHARE_REDUCED : ReplacementOutcome.OVERTAKEN, AuditEvent.SYSTEM, "");
        return new ShareReduced(carried.isPresent(), found.appealUntil().map(Instant::toString).orElse(""),
                found.appealUntil().map(schedule::reminderAt).map(Instant::toString).orElse(""));
    }

    public HandOverOpened openHandOver(ReplacementVariables in) {
        var found = store.lock(in.code());
        var nobody = new Voices.Addressee("", List.of(), List.of());
        if (found.outcome().isPresent() || found.succession().handOver().stream().anyMatch(HandOver::isOver)) {
            return new HandOverOpened(false, nobody, "", "");
        }
        var holder = found.succession().search().holder().actor();
        var part = emcs.find(found.emc()).flatMap(emc -> emc.terms().node(holder));
        var due = schedule.handOverDue();
        found.succession().beginHandOver(part.map(Node::deliverables).orElse(List.of()).stream().map(Deliverable::title).toList(), due);
        var people = Stream.of(holder, substitutes.takes(found)).distinct().toList();
        found.carryingOut(ReplacementStep.HANDING_OVER, due, people.stream().map(ActorId::value).toList());
        store.saveStep(found);
        return new HandOverOpened(true, voices.of("handOver", people), due.toString(), schedule.reminderAt(due).toString());
    }

    public HandOverEscalated escalateHandOver(ReplacementVariables in) {
        var found = store.lock(in.code());
        var due = schedule.closingDue();
        var groups = judges.platformPeople(found);
        if (found.outcome().isEmpty()) {
            found.succession().handOver().orElseThrow().escalate(due);
            found.carryingOut(ReplacementStep.HANDING_OVER, due, groups);
            store.saveStep(found);
        }
        return new HandOverEscalated(new Voices.Addressee("platform", groups, List.of()), due.toString(), schedule.reminderAt(due).toString());
    }

    public CarriedOut carryOut(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isPresent()) {
            return new CarriedOut("replaced", "");
        }
        found.succession().handOver().ifPresent(list -> list.close(clock.instant()));
        boolean shrink = found.succession().chosen().stream().anyMatch(choice -> choice == Remedy.Choice.SHRINK);
        var taker = found.succession().search().taker();
        return switch (shrink ? carrying.remove(found) : given(found, taker.orElseThrow())) {
            case Given.Done(var carried) -> done(found, carried, taker);
            case Given.ToSign() -> {
                taker.ifPresent(found.succession().search()::askAnew);
                yield again(found);
            }
            case Given.Impossible(var why) -> {
                taker.ifPresent(one -> found.succession().search().drop(one, why));
                yield again(found);
            }
        };
    }

    /** Whoever is dissolved itself since it has signed takes on nothing new. */
    private Given given(ReplacementCase found, Candidate taker) {
        return substitutes.isFrozen(taker.actor()) ? new Given.Impossible("replacement.unfit.dissolving") : carrying.replace(found, taker);
    }

    private CarriedOut again(ReplacementCase found) {
        found.carryingOut(ReplacementStep.SEARCHING, null, List.of());
        store.saveStep(found);
        return new CarriedOut("again", "");
    }

    private CarriedOut done(ReplacementCase found, Carried carried, Optional<Candidate> taker) {
        found.succession().carry(carried);
        return switch (carried.change()) {
            case COVERED -> {
                var until = taker.map(Candidate::until).orElseThrow();
                var search = schedule.coverSearchAt(until);
                found.succession().cover(until);
                found.carryingOut(ReplacementStep.COVERING, search, List.of());
                store.saveStep(found);
                ending.leftToCover(found);
                yield new CarriedOut("covered", search.toString());
            }
            case SHRUNK -> {
                ending.end(found, ReplacementOutcome.SCOPE_REDUCED, AuditEvent.SYSTEM, "");
                yield new CarriedOut("shrunk", "");
            }
            case REPLACED, REDUCED, ENDED -> {
                ending.end(found, ReplacementOutcome.REPLACED, AuditEvent.SYSTEM, "");
                yield new CarriedOut("replaced", "");
            }
        };
    }

    /** The case is ended first: with the contract end all cases that are still open. */
    public Moved endContract(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.outcome().isEmpty()) {
            ending.end(found, ReplacementOutcome.EMC_ENDED, AuditEvent.SYSTEM, "");
            carrying.end(found).ifPresent(found.succession()::carry);
            store.saveStep(found);
        }
        return Moved.to(found);
    }
}
