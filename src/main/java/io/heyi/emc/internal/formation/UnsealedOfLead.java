package io.heyi.emc.internal.formation;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.Emcs;
import io.heyi.emc.UnsealedContracts;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.LifeCycle;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.PageRequest;
import io.heyi.shared.Ruling;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Locks the EMC before its formation, one EMC after the other by code. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class UnsealedOfLead implements UnsealedContracts {

    /** More than anybody leads at a time; a repeat finds the rest. */
    private static final int MOST = 100;
    private static final CurrentUser READER = new CurrentUser(new Username(AuditEvent.SYSTEM), AuditEvent.SYSTEM, Set.of(Role.AUDITOR), Set.of(), Set.of(), "");

    private final Emcs emcs;
    private final Contracts contracts;
    private final FormationStore formations;
    private final ProcessCommands process;
    private final Clock clock;

    UnsealedOfLead(Emcs emcs, Contracts contracts, FormationStore formations, ProcessCommands process, Clock clock) {
        this.emcs = emcs;
        this.contracts = contracts;
        this.formations = formations;
        this.process = process;
        this.clock = clock;
    }

    @Override
    public void withdraw(ActorId lead, String reason) {
        emcs.search(EmcFilter.ledBy(Set.of(lead)).onlyLiving(), READER, new PageRequest(0, MOST)).items().stream().filter(emc -> LifeCycle.isOpen(emc.state()))
                .map(EmcSummary::code).sorted(Comparator.comparing(EmcCode::value)).forEach(code -> withdraw(code, reason));
    }

    private void withdraw(EmcCode code, String reason) {
        var state = contracts.load(code).orElseThrow().state();
        var formation = formations.findForUpdate(code);
        if (formation.isEmpty()) {
            if (state == EmcState.DRAFT) {
                enter(code, reason);
            }
            return;
        }
        if (formation.get().withdraw(reason, AuditEvent.SYSTEM, clock.instant()) instanceof Ruling.Accepted) {
            formations.save(formation.get());
            enter(code, reason);
            process.publish(FormationMessages.CALL_WITHDRAWN, code.value(), Map.of("emc", code.value()));
        }
    }

    private void enter(EmcCode code, String reason) {
        contracts.enter(code, EmcState.WITHDRAWN, "leadDissolved", Map.of("reason", reason));
    }
}
