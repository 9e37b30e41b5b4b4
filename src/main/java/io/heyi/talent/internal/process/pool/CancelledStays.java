package io.heyi.talent.internal.process.pool;

import io.heyi.orchestration.StoredCases;
import io.heyi.talent.StayCode;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.pool.PoolStays;
import io.heyi.talent.internal.pool.StayStore;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stays whose instance was cancelled in the engine: their process starts anew and goes on from what is recorded; nobody leaves the pool by it. */
@Component
public class CancelledStays extends StoredCases<StayCode, PoolStay> {

    private final StayStore store;
    private final PoolStays stays;

    CancelledStays(StayStore store, PoolStays stays) {
        super(PoolStays.PROCESS_ID, StayCode::parse, new Register<>(store::waiting, store::find, store::lock));
        this.store = store;
        this.stays = stays;
    }

    @Override
    protected boolean isWaiting(PoolStay stay) {
        return stay.outcome().isEmpty();
    }

    @Override
    protected String title(PoolStay stay) {
        return stay.code().value();
    }

    @Override
    protected WayOut wayOutOf(PoolStay waiting) {
        return WayOut.START_AGAIN;
    }

    @Override
    protected Optional<String> leadOut(PoolStay stay, String reason, String actor) {
        stay.startedAgain(actor, reason);
        store.save(stay);
        stays.announce(stay);
        return Optional.empty();
    }
}
