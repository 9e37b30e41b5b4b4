package io.heyi.emc.internal.formation;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.Ruling;
import io.heyi.tender.SealedBids;
import io.heyi.tender.SealedBids.Put;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Committing to a call and taking it back, each for an actor that the person acts for (domain.md §1a, P2). What is committed goes into the sealed box and nowhere else. */
@Service
@Transactional
public class Committing {

    private final FormationStore formations;
    private final Contracts contracts;
    private final Emcs emcs;
    private final Parties parties;
    private final SealedBids boxes;
    private final Draftable draftable;
    private final Clock clock;

    Committing(FormationStore formations, Contracts contracts, Emcs emcs, Parties parties, SealedBids boxes, Draftable draftable, Clock clock) {
        this.formations = formations;
        this.contracts = contracts;
        this.emcs = emcs;
        this.parties = parties;
        this.boxes = boxes;
        this.draftable = draftable;
        this.clock = clock;
    }

    /** Replaces an earlier commitment of the same actor. */
    public FormationOutcome commit(CurrentUser user, EmcCode code, Commitment commitment) {
        if (!emcs.mayRead(user, code)) {
            return new FormationOutcome.Unknown();
        }
        var party = parties.find(commitment.actor());
        if (party.isEmpty()) {
            return FormationOutcome.invalid("actor", "unknownActor", commitment.actor().value());
        }
        if (!parties.actsFor(user, commitment.actor())) {
            return new FormationOutcome.NotAllowed("emcformation.refusal.notYourActor");
        }
        var freeze = parties.frozen(commitment.actor());
        if (freeze.isPresent()) {
            return new FormationOutcome.TooLate(freeze.get().messageKey(), freeze.get().arguments());
        }
        var emc = contracts.load(code);
        var found = formations.findForUpdate(code);
        if (emc.isEmpty() || found.filter(Formation::hasCall).isEmpty()) {
            return new FormationOutcome.TooLate("emcformation.refusal.noCall", List.of());
        }
        var terms = emc.get().terms();
        var allowed = found.get().mayCommit(commitment.actor(), commitment.place(), terms, clock.instant());
        if (!(allowed instanceof Ruling.Accepted)) {
            return FormationOutcome.of(allowed);
        }
        return check(found.get(), terms, commitment, party.get(), user);
    }

    private FormationOutcome check(Formation formation, ContractTerms terms, Commitment commitment, Parties.Party party, CurrentUser user) {
        var errors = CommitmentCheck.check(commitment, party.kind(), Membership.place(terms, commitment.place()).orElseThrow());
        if (!errors.isEmpty()) {
            return new FormationOutcome.Invalid(errors);
        }
        if (!Collections.disjoint(parties.people(commitment.actor()), parties.people(formation.lead()))) {
            return FormationOutcome.invalid("actor", "conflict");
        }
        var faults = draftable.faults(formation, terms, Candidate.opened(party.id(), party.kind(), party.name(), commitment, clock.instant(), formation.round().number(),
                BigDecimal.ZERO, null));
        if (!faults.isEmpty()) {
            return new FormationOutcome.Invalid(faults);
        }
        return switch (boxes.put(formation.round().box(formation.emc()), commitment.actor().value(), FormationJson.write(commitment))) {
            case Put.TooLate(var deadline) -> new FormationOutcome.TooLate("emcformation.refusal.afterDeadline", List.of(deadline));
            case Put.Sealed(var receipt) -> {
                var entry = new Entry(formation.round().number(), commitment.actor(), commitment.place(), user.username().value(), receipt.at(), receipt.digest());
                formation.committed(entry);
                formations.save(formation);
                yield new FormationOutcome.Done(entry);
            }
        };
    }

    /** Repeating it changes nothing. */
    public FormationOutcome takeBack(CurrentUser user, EmcCode code, ActorId actor) {
        if (!emcs.mayRead(user, code)) {
            return new FormationOutcome.Unknown();
        }
        if (!parties.actsFor(user, actor)) {
            return new FormationOutcome.NotAllowed("emcformation.refusal.notYourActor");
        }
        var found = formations.findForUpdate(code).filter(Formation::hasCall);
        if (found.isEmpty()) {
            return new FormationOutcome.TooLate("emcformation.refusal.noCall", List.of());
        }
        var formation = found.get();
        var now = clock.instant();
        if (formation.phase() != EmcState.JOINING) {
            return new FormationOutcome.TooLate("emcformation.refusal.callClosed", List.of());
        }
        if (!now.isBefore(formation.round().deadline())) {
            return new FormationOutcome.TooLate("emcformation.refusal.afterDeadline", List.of(formation.round().deadline()));
        }
        if (formation.entry(actor).isPresent()) {
            if (!boxes.withdraw(formation.round().box(code), actor.value())) {
                return new FormationOutcome.TooLate("emcformation.refusal.afterDeadline", List.of(formation.round().deadline()));
            }
            formation.commitmentWithdrawn(actor, user.username().value(), now);
            formations.save(formation);
        }
        return new FormationOutcome.Done(null);
    }
}
