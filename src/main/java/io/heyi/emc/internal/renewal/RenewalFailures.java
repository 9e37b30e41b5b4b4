package io.heyi.emc.internal.renewal;

import io.heyi.orchestration.JobGivenUp;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows on the board that a renewal stands still because a step has failed for good (product-bar O5). */
@Component
class RenewalFailures {

    private final RenewalStore store;

    RenewalFailures(RenewalStore store) {
        this.store = store;
    }

    @EventListener
    void givenUp(JobGivenUp job) {
        if (job.processId().equals(RenewalStarts.PROCESS_ID)) {
            store.failed(RenewalId.of(job.businessKey()), job.why());
        }
    }
}
