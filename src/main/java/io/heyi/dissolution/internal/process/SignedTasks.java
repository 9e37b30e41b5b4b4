package io.heyi.dissolution.internal.process;

import io.heyi.dissolution.internal.settlement.SettlementSigned;
import io.heyi.inbox.SettledTasks;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Ends the task of whoever has signed on the page of the settlement, so that the case goes on at once and nobody is reminded of what is done. In a transaction of its own
 * after the signature's, because whoever holds a task's row asks for the settlement's, never the other way round.
 */
@Component
class SignedTasks {

    private final SettledTasks tasks;

    SignedTasks(SettledTasks tasks) {
        this.tasks = tasks;
    }

    @ApplicationModuleListener
    void on(SettlementSigned signed) {
        tasks.settle(DissolutionTasks.SIGN_WATERFALL.type().taskType(), signed.code().value(), Map.of("signer", Map.of("role", signed.role().name())));
    }
}
