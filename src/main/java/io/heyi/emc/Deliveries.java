package io.heyi.emc;

import java.util.List;

/** What became of the deliverables of a contract, for other modules. Reading rights are the caller's affair. */
public interface Deliveries {

    /** Every deliverable as often as it fell or falls due by the contract's versions, the latest day first. A day that a later version took back before it came is none. */
    List<DueDeliverable> of(EmcCode emc);
}
