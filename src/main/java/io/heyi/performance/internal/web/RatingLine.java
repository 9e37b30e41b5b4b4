package io.heyi.performance.internal.web;

import io.heyi.performance.internal.actuals.TrackRecord.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rating over time as points of a drawing of {@value #WIDTH} × {@value #HEIGHT}; the table beside it says the same.
 *
 * @param path for a polyline
 * @param dots one per step, oldest first
 */
record RatingLine(String path, List<Dot> dots) {

    static final int WIDTH = 600;
    static final int HEIGHT = 120;
    private static final int EDGE = 8;
    private static final BigDecimal MOST = new BigDecimal(5);

    record Dot(int x, int y, YearMonth period, BigDecimal stars) {}

    static RatingLine of(List<Step> steps) {
        if (steps.isEmpty()) {
            return new RatingLine("", List.of());
        }
        int gap = steps.size() == 1 ? 0 : (WIDTH - 2 * EDGE) / (steps.size() - 1);
        var dots = IntStream.range(0, steps.size()).mapToObj(i -> new Dot(EDGE + i * gap, y(steps.get(i).after()), steps.get(i).period(), steps.get(i).after())).toList();
        return new RatingLine(dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")), dots);
    }

    private static int y(BigDecimal stars) {
        return HEIGHT - EDGE - stars.multiply(BigDecimal.valueOf(HEIGHT - 2L * EDGE)).divide(MOST, 0, RoundingMode.HALF_UP).intValue();
    }
}
