package io.heyi.emc.internal.formation;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.party.Parties;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the lead does beside its tasks: drafting the choice, and withdrawing the call. */
@Service
@Transactional
public class LeadDesk {

    private static final int LONGEST_REASON = 500;

    private final FormationStore formations;
    private final Contracts contracts;
    private final Emcs emcs;
    private final Parties parties;
    private final Choosers choosers;
    private final ProcessCommands process;
    private final Clock clock;

    LeadDesk(FormationStore formations, Contracts contracts, Emcs emcs, Parties parties, Choosers choosers, ProcessCommands process, Clock clock) {
        this.formations = formations;
        this.contracts = contracts;
        this.emcs = emcs;
        this.parties = parties;
        this.choosers = choosers;
        this.process = process;
        this.clock = clock;
    }

    /** Who must not choose because he acts for somebody who has committed or has an interest in him (product-bar T2, D10); no role is exempt. */
    public Set<Username> excluded(Formation formation) {
        return choosers.excluded(formation);
    }

    public boolean maySeeReview(CurrentUser user, Formation formation) {
        return user.has(Role.AUDITOR) || mayReview(user, formation);
    }

    public boolean mayReview(CurrentUser user, Formation formation) {
        return parties.actsFor(user, formation.lead()) && !excluded(formation).contains(user.username());
    }

    /** What is offered for choosing; empty when the person may not see it or nothing has been opened yet. */
    public Optional<ReviewView> review(CurrentUser user, EmcCode code) {
        var emc = contracts.load(code);
        return formations.find(code).filter(formation -> emc.isPresent() && maySeeReview(user, formation) && !formation.candidates().isEmpty())
                .map(formation -> ReviewView.of(formation, emc.get().terms(), mayReview(user, formation)));
    }

    /** Whether the EMC is known to the reader but its commitments are still sealed. */
    public boolean isSealed(CurrentUser user, EmcCode code) {
        return emcs.mayRead(user, code) && formations.find(code).filter(formation -> maySeeReview(user, formation) && formation.candidates().isEmpty()).isPresent();
    }

    public boolean isKnown(CurrentUser user, EmcCode code) {
        return emcs.mayRead(user, code);
    }

    /** Keeps the choice as a draft; the task confirms it. */
    public FormationOutcome draft(CurrentUser user, EmcCode code, Review review) {
        if (!emcs.mayRead(user, code)) {
            return new FormationOutcome.Unknown();
        }
        var emc = contracts.load(code).orElseThrow();
        var found = formations.findForUpdate(code);
        if (found.isEmpty()) {
            return new FormationOutcome.TooLate("emcformation.refusal.noCall", List.of());
        }
        var formation = found.get();
        if (!mayReview(user, formation)) {
            return new FormationOutcome.NotAllowed("emcformation.refusal.notTheLead");
        }
        var ruling = formation.draftReview(review);
        if (!(ruling instanceof Ruling.Accepted)) {
            return FormationOutcome.of(ruling);
        }
        var errors = formation.checkReview(emc.terms());
        if (!errors.isEmpty()) {
            return new FormationOutcome.Invalid(errors);
        }
        formations.save(formation);
        return new FormationOutcome.Done(null);
    }

    /** Possible until the first signature; repeating it changes nothing. */
    public FormationOutcome withdraw(CurrentUser user, EmcCode code, String reason) {
        if (!emcs.mayRead(user, code)) {
            return new FormationOutcome.Unknown();
        }
        contracts.load(code);
        var found = formations.findForUpdate(code);
        if (found.isEmpty()) {
            return new FormationOutcome.TooLate("emcformation.refusal.noCall", List.of());
        }
        var formation = found.get();
        if (!parties.actsFor(user, formation.lead())) {
            return new FormationOutcome.NotAllowed("emcformation.refusal.notTheLead");
        }
        if (formation.phase() == EmcState.WITHDRAWN) {
            return new FormationOutcome.Done(null);
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || !Texts.isClean(reason)) {
            return FormationOutcome.invalid("reason", "reason", LONGEST_REASON);
        }
        var by = user.username().value();
        var ruling = formation.withdraw(reason.strip(), by, clock.instant());
        if (ruling instanceof Ruling.Accepted) {
            formations.save(formation);
            contracts.enter(code, EmcState.WITHDRAWN, "callWithdrawn", Map.of("by", by, "reason", reason.strip()));
            process.publish(FormationMessages.CALL_WITHDRAWN, code.value(), Map.of("emc", code.value()));
        }
        return FormationOutcome.of(ruling);
    }
}
