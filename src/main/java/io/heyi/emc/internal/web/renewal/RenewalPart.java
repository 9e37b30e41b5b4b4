package io.heyi.emc.internal.web.renewal;

import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcView;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalService;
import io.heyi.emc.EmcPart;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The renewal that is under way, at the top of the EMC's page. */
@Component
class RenewalPart implements EmcPart {

    private final RenewalService renewals;

    RenewalPart(RenewalService renewals) {
        this.renewals = renewals;
    }

    @Override
    public Place place() {
        return Place.HEAD;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String fragment() {
        return "emc/renewal-parts :: underWay";
    }

    @Override
    public Optional<Map<String, Object>> model(EmcView emc, CurrentUser reader) {
        return Optional.ofNullable(emc.period()).flatMap(period -> renewals.find(reader, new RenewalId(emc.code(), period))).map(view -> Map.of("renewal", view));
    }
}
