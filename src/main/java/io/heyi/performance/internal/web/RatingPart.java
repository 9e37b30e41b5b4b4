package io.heyi.performance.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.microenterprise.MicroenterprisePart;
import io.heyi.microenterprise.MicroenterpriseView;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The rating on the page of a micro-enterprise, with the way to its track record. */
@Component
class RatingPart implements MicroenterprisePart {

    private static final int MONTHS = 24;

    private final RecordReader records;

    RatingPart(RecordReader records) {
        this.records = records;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String fragment() {
        return "performance/parts :: rating";
    }

    @Override
    public Optional<Map<String, Object>> model(MicroenterpriseView microenterprise, CurrentUser reader) {
        var track = records.rating(reader, microenterprise.code(), MONTHS);
        return Optional.of(Map.of("record", track, "line", RatingLine.of(track.steps())));
    }
}
