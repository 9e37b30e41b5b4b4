package io.heyi.performance.internal.web;

import io.heyi.microenterprise.Tenures.Tenure;
import io.heyi.performance.internal.actuals.TrackRecord.Month;
import io.heyi.performance.internal.actuals.Way;
import io.heyi.shared.PageOf;
import java.util.List;
import java.util.Map;

/**
 * What micro-enterprises delivered while a person owned them, for its page and the API.
 *
 * @param tenures the latest first
 * @param overall promise and delivery of the months, adjusted for difficulty
 * @param titles of the EMCs named here, by code
 */
record PersonView(String person, String name, List<Tenure> tenures, List<Month> months, Way overall, PageOf<OfOne> figures, Map<String, String> titles) {

    /** @param microenterprise code; {@code microenterpriseName} what it is called */
    record OfOne(String microenterprise, String microenterpriseName, RecordView.Figure figure) {}

    /** Of the months summed up. */
    public RecordView.Totals totals() {
        return RecordView.Totals.of(months);
    }
}
