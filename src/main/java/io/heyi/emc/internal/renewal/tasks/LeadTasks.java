package io.heyi.emc.internal.renewal.tasks;

import io.heyi.emc.internal.process.renewal.RenewalTasks;
import io.heyi.emc.internal.renewal.RenewalLeadChanged;
import io.heyi.inbox.TaskOffers;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What the lead is asked goes to who leads now. After the change and not with it, because whoever decides a task holds the task before the renewal. Disputes stay with
 * those who were asked: they concern the side that reported the figure.
 */
@Component
class LeadTasks {

    private final TaskOffers offers;

    LeadTasks(TaskOffers offers) {
        this.offers = offers;
    }

    @ApplicationModuleListener
    void on(RenewalLeadChanged changed) {
        offers.renew(RenewalTasks.PROPOSE_TERMS.type().taskType(), changed.renewal());
    }
}
