package io.heyi.microenterprise.internal.election;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.inbox.CaseTask;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.microenterprise.internal.Deciders;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody was elected: the platform's owner names somebody for a limited time, with a reason (domain.md P5); not where he has an interest, nor somebody in whom he has one (product-bar T2, D10). */
@Component
class NameInterim extends CaseTask<OwnerElection> {

    private final Access access;
    private final ElectionPolicy policy;
    private final Deciders deciders;

    NameInterim(ElectionDesk desk, Access access, ElectionPolicy policy, Deciders deciders) {
        super(ElectionTasks.NAME_INTERIM.type(), desk);
        this.access = access;
        this.policy = policy;
        this.deciders = deciders;
    }

    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of(neutral("name"));
    }

    @Override
    public Set<Username> excluded(TaskContext task) {
        return deciders.withInterested(caseOf(task).interested());
    }

    @Override
    protected Ruling ruling(OwnerElection election, TaskContext task, TaskDecision decision) {
        if (ElectionTasks.isOfEarlierLevel(task, election.office().interimGroup())) {
            return Ruling.tooLate(OwnerElection.MOVED_ON);
        }
        var by = decision.by().username();
        if (deciders.withInterested(election.interested()).contains(by)) {
            return Ruling.notAllowed("election.refusal.interested");
        }
        var person = text(decision, "interim").filter(Username::isValid).map(Username::new).filter(name -> access.person(name).isPresent());
        if (person.isEmpty()) {
            return Ruling.refused("interim", "election.error.unknownPerson");
        }
        if (!person.get().equals(by) && deciders.withInterested(Set.of(person.get())).contains(by)) {
            return Ruling.refused("interim", "election.error.interimRelated");
        }
        int days = text(decision, "days").map(BigDecimal::new).map(BigDecimal::intValue).orElse(0);
        return election.office().nameInterim(person.get(), days, by, reason(decision), policy, decision.at());
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return recorded(caseOf(task).office().interim().map(person -> "name"));
    }
}
