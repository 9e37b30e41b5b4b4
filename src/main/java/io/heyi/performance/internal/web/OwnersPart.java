package io.heyi.performance.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.microenterprise.Tenures;
import io.heyi.performance.RecordPart;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Owners of a micro-enterprise over time on its track record, each with the way to the record of the person. */
@Component
class OwnersPart implements RecordPart {

    private final Tenures tenures;

    OwnersPart(Tenures tenures) {
        this.tenures = tenures;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String fragment() {
        return "performance/parts :: owners";
    }

    @Override
    public Optional<Map<String, Object>> model(ActorId actor, CurrentUser reader) {
        if (actor.kind() != ActorKind.MICROENTERPRISE || !reader.isInside()) {
            return Optional.empty();
        }
        var owners = tenures.of(actor.value());
        return owners.isEmpty() ? Optional.empty() : Optional.of(Map.of("owners", owners.reversed()));
    }
}
