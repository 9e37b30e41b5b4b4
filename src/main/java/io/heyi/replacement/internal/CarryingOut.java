package io.heyi.replacement.internal;

import io.heyi.audit.AuditEvent;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges;
import io.heyi.emc.PartChanges.Outcome;
import io.heyi.performance.Ratings;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Carried;
import io.heyi.replacement.internal.domain.Carried.Change;
import io.heyi.replacement.internal.domain.Compensation;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.replacement.internal.domain.Search;
import io.heyi.replacement.internal.domain.Voting;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Carries out in the contract what the members have decided, all in one transaction: new version, pro-rata end of the old part, rating (domain.md P4, steps 8 and 9). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CarryingOut {

    private final PartChanges parts;
    private final Ratings ratings;
    private final Emcs emcs;
    private final Conditions conditions;
    private final ReplacementSchedule schedule;
    private final ReplacementPolicy policy;
    private final Clock clock;

    CarryingOut(PartChanges parts, Ratings ratings, Emcs emcs, Conditions conditions, ReplacementSchedule schedule, ReplacementPolicy policy, Clock clock) {
        this.parts = parts;
        this.ratings = ratings;
        this.emcs = emcs;
        this.conditions = conditions;
        this.schedule = schedule;
        this.policy = policy;
        this.clock = clock;
    }

    /** @return empty where the contract does not allow it any more; then nothing has changed */
    public Optional<Carried> reduce(ReplacementCase found) {
        var to = found.voting().map(Voting::reducedTo).orElseThrow();
        var before = ratio(part(found, found.subject().actor()));
        return parts.reduce(decision(found, "reduce"), found.subject().actor(), to) instanceof Outcome.Done done
                ? Optional.of(carried(found, Change.REDUCED, found.subject().actor(), null, done, before, to, null)) : Optional.empty();
    }

    /** What became of giving the part to who has signed. */
    public sealed interface Given {

        record Done(Carried carried) implements Given {}

        /** The text has changed since it was signed. */
        record ToSign() implements Given {}

        /** The part cannot be given to it, or is not there any more. @param why message key */
        record Impossible(String why) implements Given {}
    }

    public Given replace(ReplacementCase found, Candidate taker) {
        var holder = found.succession().search().holder();
        var before = part(found, holder.actor());
        var outcome = parts.replace(decision(found, "replace-" + found.succession().search().round()), holder.actor(), taker.substitute(), taker.until(), taker.signatures());
        return given(found, outcome, taker.until() == null ? Change.REPLACED : Change.COVERED, holder, taker.actor(), before);
    }

    public Given remove(ReplacementCase found) {
        var holder = found.succession().search().holder();
        var before = part(found, holder.actor());
        return given(found, parts.remove(decision(found, "remove"), holder.actor(), List.of()), Change.SHRUNK, holder, null, before);
    }

    private Given given(ReplacementCase found, Outcome outcome, Change change, Search.Holder holder, ActorId successor, Optional<Node> before) {
        return switch (outcome) {
            case Outcome.Done done -> new Given.Done(carried(found, change, holder.actor(), successor, done, ratio(before), null, rate(found, before, done)));
            case Outcome.ToSign toSign -> new Given.ToSign();
            case Outcome.Refused(var errors) -> new Given.Impossible("replacement.unfit.contract");
            case Outcome.NotRunning(var state) -> new Given.Impossible("replacement.unfit.contractEnded");
        };
    }

    /** Ends the EMC. The case must be ended and stored before, for the end of a contract ends its open cases. */
    public Optional<Carried> end(ReplacementCase found) {
        var holder = found.succession().search().holder();
        var before = part(found, holder.actor());
        return parts.end(decision(found, "end")) instanceof Outcome.Done done
                ? Optional.of(carried(found, Change.ENDED, holder.actor(), null, done, ratio(before), null, rate(found, before, done))) : Optional.empty();
    }

    private PartChanges.Decision decision(ReplacementCase found, String what) {
        var ballot = found.succession().lastVote().filter(vote -> vote.result() != null && !what.startsWith("reduce")).map(vote -> vote.ballot()).or(() -> found.voting().map(Voting::ballot));
        return new PartChanges.Decision(found.code() + "/" + what, found.emc(), ballot.orElse(""), conditions.cited(found), found.evidenceDigest());
    }

    private Optional<Node> part(ReplacementCase found, ActorId party) {
        return emcs.find(found.emc()).flatMap(emc -> emc.terms().node(party));
    }

    private static BigDecimal ratio(Optional<Node> part) {
        return part.map(Node::ratioPercent).orElse(null);
    }

    /** By the overbid formula, on what no month has rated yet (docs/adr/0018); a cover that ends as agreed is not rated, nor, unless policy wants it, a party for being dissolved. */
    private String rate(ReplacementCase found, Optional<Node> part, Outcome.Done done) {
        if (found.isDeparture() && !policy.departureRated()) {
            return null;
        }
        return part.filter(one -> one.actor().equals(found.subject().actor())).flatMap(one -> ratings.settle(settlement(found, one, done.endedOn()))).map(Ratings.Change::key).orElse(null);
    }

    private Ratings.Settlement settlement(ReplacementCase found, Node part, LocalDate lastDay) {
        var firstDay = emcs.partSince(found.emc(), part.actor(), lastDay).orElse(lastDay.plusDays(1));
        return new Ratings.Settlement(found.code() + "/removal", part, found.emc(), firstDay, lastDay, "Part ended in case " + found.code(), AuditEvent.SYSTEM);
    }

    private Carried carried(ReplacementCase found, Change change, ActorId party, ActorId successor, Outcome.Done done, BigDecimal before, BigDecimal after, String rating) {
        return new Carried(change, party, successor, conditions.cited(found), done.version(), done.endedOn(), before, after, rating, clock.instant());
    }

    /** Takes the change of the rating back and says what the party has lost; what was carried out stays. */
    public void makeGood(ReplacementCase found) {
        var succession = found.succession();
        var first = succession.carried().getFirst();
        var ruling = found.appeal().orElseThrow().ruling();
        if (first.ratingKey() != null) {
            ratings.restore(first.ratingKey(), "Appeal granted in case " + found.code(), ruling.person());
        }
        var before = first.before() == null ? BigDecimal.ZERO : first.before();
        var lost = first.after() == null ? before : before.subtract(first.after());
        var from = first.lastDay().plusDays(1);
        var to = schedule.month(clock.instant()).atEndOfMonth();
        succession.compensate(new Compensation(lost, from, to.isBefore(from) ? from.minusDays(1) : to,
                new Compensation.Basis(first.version(), first.condition(), found.voting().map(Voting::ballot).orElse("")), List.of(), null));
    }
}
