package io.heyi.emc.internal.web.parts;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcPart;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.parts.PartHistory;
import io.heyi.emc.internal.parts.PartHistory.Made;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Changes of parts below the contract on the page of an EMC; nothing where there was none. */
@Component
class PartChangesPart implements EmcPart {

    private static final int ROWS = 10;

    private final PartHistory history;
    private final Emcs emcs;

    PartChangesPart(PartHistory history, Emcs emcs) {
        this.history = history;
        this.emcs = emcs;
    }

    @Override
    public Place place() {
        return Place.CONTRACT;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String fragment() {
        return "emc/part-parts :: changes";
    }

    @Override
    public Optional<Map<String, Object>> model(EmcView emc, CurrentUser reader) {
        var made = history.latest(emc.code(), emcs.monthsFor(reader, emc.code()), ROWS);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        var actors = made.stream().flatMap(PartChangesPart::actors).distinct().toList();
        var known = emcs.names(actors);
        var names = actors.stream().collect(Collectors.toMap(ActorId::value, actor -> known.getOrDefault(actor, actor.value())));
        return Optional.of(Map.of("code", emc.code().value(), "changes", made, "names", names));
    }

    private static Stream<ActorId> actors(Made made) {
        return Stream.concat(Stream.of(made.party()), Stream.ofNullable(made.substitute()));
    }
}
