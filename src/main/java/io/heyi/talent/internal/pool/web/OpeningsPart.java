package io.heyi.talent.internal.pool.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation.Kind;
import io.heyi.microenterprise.MicroenterprisePart;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.pool.Moves;
import io.heyi.talent.internal.pool.OpeningService;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom a micro-enterprise looks for, on its page, for people inside; for its owner also who leaves, and the way to a new opening. */
@Component
class OpeningsPart implements MicroenterprisePart {

    private static final int ROWS = 5;

    private final OpeningService openings;
    private final Moves moves;

    OpeningsPart(OpeningService openings, Moves moves) {
        this.openings = openings;
        this.moves = moves;
    }

    @Override
    public int order() {
        return 41;
    }

    @Override
    public String fragment() {
        return "talent/home-parts :: ofMicroenterprise";
    }

    @Override
    public Optional<Map<String, Object>> model(MicroenterpriseView microenterprise, CurrentUser reader) {
        if (!reader.isInside()) {
            return Optional.empty();
        }
        var code = microenterprise.code();
        boolean owner = reader.is(Kind.ME_OWNER, code);
        var rows = openings.all(code, new PageRequest(0, ROWS));
        return rows.total() == 0 && !owner ? Optional.empty() : Optional.of(Map.of("me", code, "owner", owner, "rows", rows, "leaving", moves.leaving(reader, code)));
    }
}
