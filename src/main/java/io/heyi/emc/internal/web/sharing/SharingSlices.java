package io.heyi.emc.internal.web.sharing;

import io.heyi.emc.internal.sharing.Sharing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pool as a bar: reinvestment first, then the parties that get something, then what stays with the lead. */
public final class SharingSlices {

    private static final int COLOURS = 6;

    private SharingSlices() {}

    /**
     * @param kind {@code reinvestment}, {@code party} or {@code retained}
     * @param label what a party is called; empty for the others
     * @param from start on a scale of 0 to 100; {@code width} alike
     * @param percent of the pool with one decimal
     */
    public record Slice(String kind, String label, int colour, BigDecimal amount, BigDecimal from, BigDecimal width, BigDecimal percent) {}

    /** @param names of parties by id; a party without one is called by its id */
    static List<Slice> of(Sharing.Result result, Map<String, String> names) {
        var slices = new ArrayList<Slice>();
        if (result.pool().signum() == 0) {
            return slices;
        }
        add(slices, "reinvestment", "", 0, result.reinvestment(), result.pool());
        var colour = 0;
        for (var party : result.parties()) {
            add(slices, "party", names.getOrDefault(party.id(), party.id()), colour++ % COLOURS, party.amount(), result.pool());
        }
        add(slices, "retained", "", 0, result.retained(), result.pool());
        return slices;
    }

    private static void add(List<Slice> slices, String kind, String label, int colour, BigDecimal amount, BigDecimal pool) {
        if (amount.signum() > 0) {
            var from = slices.isEmpty() ? BigDecimal.ZERO : slices.getLast().from().add(slices.getLast().width());
            var percent = amount.movePointRight(2).divide(pool, 6, RoundingMode.HALF_UP);
            slices.add(new Slice(kind, label, colour, amount, from, percent, percent.setScale(1, RoundingMode.HALF_UP)));
        }
    }
}
