package io.heyi.emc.internal.contract;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ContractTerminated;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a running EMC: only its lead, and only under a condition that the contract lists (domain.md §2 [S9]). */
@Service
@Transactional
public class Termination {

    private final Contracts contracts;
    private final Emcs emcs;
    private final Parties parties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Termination(Contracts contracts, Emcs emcs, Parties parties, ApplicationEventPublisher events, Clock clock) {
        this.contracts = contracts;
        this.emcs = emcs;
        this.parties = parties;
        this.events = events;
        this.clock = clock;
    }

    /** A repeat by the lead after the end answers with the state. */
    public EmcOutcome terminate(CurrentUser by, EmcCode code, String condition, String reason) {
        if (!emcs.mayRead(by, code)) {
            return new EmcOutcome.Unknown();
        }
        var emc = contracts.load(code).orElseThrow();
        if (!parties.actsFor(by, emc.lead())) {
            return new EmcOutcome.NotAllowed("emc.refusal.onlyLeadOwnerEnds");
        }
        if (emc.state() == EmcState.TERMINATED) {
            return new EmcOutcome.Done(code, emc.state());
        }
        if (!LifeCycle.isRunning(emc.state())) {
            return new EmcOutcome.TooLate("emc.refusal.notRunning", emc.state());
        }
        var errors = check(emc, condition, reason);
        if (!errors.isEmpty()) {
            return new EmcOutcome.Invalid(errors);
        }
        contracts.enter(code, EmcState.TERMINATED, "terminated", Map.of("by", by.username().value(), "condition", condition, "note", reason.strip()));
        events.publishEvent(new ContractTerminated(code, condition, clock.instant()));
        return new EmcOutcome.Done(code, EmcState.TERMINATED);
    }

    private static List<FieldError> check(Contracts.Emc emc, String condition, String reason) {
        var errors = new ArrayList<FieldError>();
        var listed = emc.terms().terminationConditions();
        if (condition == null || condition.isBlank()) {
            errors.add(FieldError.of("condition", "emc.error.missing"));
        } else if (listed.stream().noneMatch(one -> one.code().equals(condition))) {
            errors.add(FieldError.of("condition", "emc.error.conditionNotListed", String.join(", ", listed.stream().map(one -> one.code()).toList())));
        }
        if (reason == null || reason.isBlank()) {
            errors.add(FieldError.of("reason", "emc.error.missing"));
        } else if (reason.strip().length() > TermsCheck.TEXT) {
            errors.add(FieldError.of("reason", "emc.error.tooLong", TermsCheck.TEXT));
        } else if (!Texts.isClean(reason)) {
            errors.add(FieldError.of("reason", "emc.error.controlCharacters"));
        }
        return errors;
    }
}
