package io.heyi.emc.internal.renewal.tasks;

import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.renewal.Dispute;
import io.heyi.emc.internal.renewal.Interests;
import io.heyi.emc.internal.renewal.PresentContract;
import io.heyi.emc.internal.renewal.Renewal;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalStore;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskFacts;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the renewal's tasks need, in one place. */
@Component
class RenewalDesk {

    private final RenewalStore store;
    private final PresentContract present;
    private final Contracts contracts;
    private final Interests interests;
    private final RenewalFacts facts;

    RenewalDesk(RenewalStore store, PresentContract present, Contracts contracts, Interests interests, RenewalFacts facts) {
        this.store = store;
        this.present = present;
        this.contracts = contracts;
        this.interests = interests;
        this.facts = facts;
    }

    Renewal read(RenewalId id) {
        return store.find(id).orElseThrow(() -> new IllegalStateException("there is no renewal " + id));
    }

    Renewal lock(RenewalId id) {
        return store.lock(id);
    }

    void save(Renewal renewal) {
        store.save(renewal);
    }

    String title(RenewalId id) {
        return store.title(id);
    }

    Optional<ContractTerms> draft(RenewalId id) {
        return store.draft(id);
    }

    ContractTerms presentTerms(RenewalId id) {
        return present.version(id).terms();
    }

    List<FieldError> check(RenewalId id, ContractTerms terms) {
        return contracts.check(id.emc(), terms);
    }

    Set<Username> interested(Renewal renewal, Dispute dispute) {
        return interests.of(renewal, dispute);
    }

    TaskFacts facts(Renewal renewal, TaskContext task, Optional<String> disputeId, Optional<ActorId> party, Locale locale) {
        return facts.of(renewal, task, disputeId, party, locale);
    }
}
