package io.heyi.dissolution.internal.process;

import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.Takers;
import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.inbox.SettledTasks;
import io.heyi.microenterprise.LifecycleChanged;
import io.heyi.microenterprise.MicroenterpriseState;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Ends the task of whoever is asked to take a micro-enterprise over and is frozen before an answer: it could only be refused, would keep the other case open as an open task,
 * and let this one wait for nothing. The task ends in a transaction of its own, because whoever decides holds the task's row and then asks for the case.
 */
@Component
public class FrozenTakers {

    private final DissolutionStore store;
    private final Takers takers;
    private final SettledTasks tasks;
    private final ApplicationEventPublisher events;

    FrozenTakers(DissolutionStore store, Takers takers, SettledTasks tasks, ApplicationEventPublisher events) {
        this.store = store;
        this.takers = takers;
        this.tasks = tasks;
        this.events = events;
    }

    @ApplicationModuleListener
    public void on(LifecycleChanged change) {
        if (change.state() != MicroenterpriseState.DISSOLVING) {
            return;
        }
        for (var code : store.askingTakers()) {
            var found = store.lock(code);
            var asked = found.unanswered().stream().filter(one -> one.target().equals(change.microenterprise())).map(Alternative::id).toList();
            if (asked.isEmpty()) {
                continue;
            }
            takers.drop(found);
            store.save(found);
            asked.stream().filter(id -> found.alternative(id).filter(Alternative::isDeclined).isPresent()).forEach(id -> events.publishEvent(new TakerDropped(code, id)));
        }
    }

    @ApplicationModuleListener
    public void on(TakerDropped dropped) {
        tasks.settle(DissolutionTasks.AGREE_TO_TAKE.type().taskType(), dropped.code().value(), Map.of("taker", Map.of("id", dropped.alternative())));
    }
}
