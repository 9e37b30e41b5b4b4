package io.heyi.microenterprise.internal.life;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.microenterprise.internal.persistence.ScenarioStore;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A scenario goes back under a code of its own; one that was taken up goes back under the code that it had. */
@Service
@Transactional(readOnly = true)
class ScenariosOfPlatforms implements ReturnedScenarios {

    private final ScenarioStore store;
    private final MicroenterpriseStore microenterprises;
    private final AuditTrail audit;
    private final Clock clock;

    ScenariosOfPlatforms(ScenarioStore store, MicroenterpriseStore microenterprises, AuditTrail audit, Clock clock) {
        this.store = store;
        this.microenterprises = microenterprises;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String giveBack(String microenterprise, String dissolution, String lessons) {
        var me = microenterprises.findForUpdate(microenterprise).orElseThrow(() -> new IllegalArgumentException("there is no micro-enterprise " + microenterprise));
        return store.returnedBy(microenterprise).orElseGet(() -> giveBack(me, dissolution, lessons == null ? "" : lessons.strip()));
    }

    private String giveBack(MicroenterpriseStore.Row me, String dissolution, String lessons) {
        var now = clock.instant();
        var served = store.servedBy(me.code());
        var id = served.orElseGet(store::nextId);
        served.ifPresentOrElse(known -> store.open(known, me.platform(), now), () -> store.insert(id, me.platform(), me.userScenario(), now));
        store.returned(me.code(), id, dissolution, lessons, now);
        audit.record(new AuditEvent(me.code(), AuditEvent.SYSTEM, "microenterprise.life.scenarioReturned",
                Map.of("dissolution", dissolution, "returnedScenario", id, "platform", me.platform(), "lessons", lessons)));
        return id;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String microenterprise, String dissolution) {
        store.takeBack(microenterprise, dissolution, clock.instant()).ifPresent(id -> audit.record(new AuditEvent(microenterprise, AuditEvent.SYSTEM, "microenterprise.life.scenarioTakenBack",
                Map.of("dissolution", dissolution, "returnedScenario", id))));
    }

    @Override
    public PageOf<Scenario> search(String query, String platform, boolean onlyOpen, PageRequest page) {
        return store.search(query, platform, onlyOpen, page);
    }

    @Override
    public Optional<Scenario> find(String id) {
        return store.find(id);
    }
}
