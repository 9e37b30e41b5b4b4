package io.heyi.microenterprise.internal;

import io.heyi.access.Username;
import io.heyi.microenterprise.Tenures;
import io.heyi.microenterprise.internal.persistence.TenureStore;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Owners over time, as the life cycle of each micro-enterprise has noted them. */
@Service
@Transactional(readOnly = true)
class TenureHistory implements Tenures {

    private final TenureStore store;

    TenureHistory(TenureStore store) {
        this.store = store;
    }

    @Override
    public List<Tenure> of(Username person) {
        return store.tenures(store.ownedBy(person)).stream().filter(tenure -> tenure.owner().equals(person)).toList().reversed();
    }

    @Override
    public List<Tenure> of(String microenterprise) {
        return store.tenures(List.of(microenterprise));
    }
}
