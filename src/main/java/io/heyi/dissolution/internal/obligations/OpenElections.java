package io.heyi.dissolution.internal.obligations;

import io.heyi.dissolution.internal.ContractsInForce;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.microenterprise.Elections;
import io.heyi.shared.PageRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** An election that is open is decided or withdrawn first. */
@Component
class OpenElections implements ObligationSource {

    private static final int MOST = 20;

    private final Elections elections;

    OpenElections(Elections elections) {
        this.elections = elections;
    }

    @Override
    public List<Obligation> of(Dissolution found) {
        return elections.list(ContractsInForce.CASE, found.microenterprise(), true, new PageRequest(0, MOST)).items().stream().map(one -> new Obligation("election", one.id().toString(),
                "dissolution.open.election", List.of(one.id().toString()), "", one.openedAt(), one.dueAt().orElse(null), "/elections/" + one.id(), false)).toList();
    }
}
