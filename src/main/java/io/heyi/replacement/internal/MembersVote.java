package io.heyi.replacement.internal;

import io.heyi.ballot.Option;
import io.heyi.ballot.Wording;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges;
import io.heyi.replacement.internal.domain.Decision;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementPolicy;
import io.heyi.replacement.internal.domain.Voting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The members' vote of a case: keep, reduce the share or replace (domain.md P4, D3). What the contract does not allow is not on the paper. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MembersVote {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final MembersBallot ballot;
    private final Emcs emcs;
    private final PartChanges parts;
    private final Conditions conditions;
    private final ReplacementPolicy policy;
    private final Clock clock;

    MembersVote(MembersBallot ballot, Emcs emcs, PartChanges parts, Conditions conditions, ReplacementPolicy policy, Clock clock) {
        this.ballot = ballot;
        this.emcs = emcs;
        this.parts = parts;
        this.conditions = conditions;
        this.policy = policy;
        this.clock = clock;
    }

    /** Freezes the roll and the question. Where nobody can vote there is no ballot. */
    public Voting open(ReplacementCase found) {
        var reduced = reducedTo(found);
        var condition = emcs.find(found.emc()).map(emc -> conditions.missed(emc.terms()));
        var options = new ArrayList<Option>();
        options.add(Option.of(Decision.KEEP.id(), Wording.message("replacement.option.keep"), Wording.message("replacement.option.keep.text")));
        if (reduced.isPresent()) {
            options.add(Option.of(Decision.REDUCE.id(), Wording.message("replacement.option.reduce", found.subject().ratioPercent().stripTrailingZeros().toPlainString(), reduced.get().toPlainString()),
                    Wording.message("replacement.option.reduce.text")));
        }
        options.add(Option.of(Decision.REPLACE.id(), Wording.message("replacement.option.replace"),
                Wording.message("replacement.option.replace.text", condition.map(TerminationCondition::text).orElse(""))));
        var opened = ballot.open(found, "vote", Wording.message("replacement.ballot.question", found.subject().name(), found.title()), options, found.others(), Set.of(found.subject().actor()));
        return new Voting(opened.ballot(), opened.endsAt(), opened.voters(), opened.leftOut(), reduced.orElse(null), condition.map(TerminationCondition::code).orElse(null), opened.unasked(), null);
    }

    /** What is left of the share, up to four decimals; empty without one or where the contract could not be sealed so. */
    private Optional<BigDecimal> reducedTo(ReplacementCase found) {
        Member subject = found.subject();
        if (subject.ratioPercent() == null || subject.ratioPercent().signum() == 0) {
            return Optional.empty();
        }
        var reduced = subject.ratioPercent().multiply(policy.reducedPercent()).divide(HUNDRED, 4, RoundingMode.DOWN).stripTrailingZeros();
        return parts.termsReduced(found.emc(), subject.actor(), reduced) instanceof PartChanges.Text.Draft ? Optional.of(reduced) : Optional.empty();
    }

    /** What the counted ballot means: anything but a chosen option keeps the party. */
    public Voting.Result count(ReplacementCase found) {
        var voting = found.voting().orElseThrow();
        var counted = ballot.count(voting.ballot(), voting.voters().size(), voting.unasked());
        return new Voting.Result(counted.word(), counted.option().flatMap(Decision::of).orElse(Decision.KEEP), counted.seats(), counted.votes(), counted.needed(), clock.instant());
    }

    public void callOff(ReplacementCase found) {
        found.voting().map(Voting::ballot).ifPresent(ballot::callOff);
        found.succession().lastVote().ifPresent(vote -> ballot.callOff(vote.ballot()));
    }
}
