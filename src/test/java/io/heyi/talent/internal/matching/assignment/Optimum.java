package io.heyi.talent.internal.matching.assignment;

import java.util.Arrays;

/** The proven best total, by the Hungarian method with potentials; cubic, so for small instances only. */
public final class Optimum {

    private Optimum() {}

    /** A place may stay empty, which fits nothing. @return total fit in hundredths of a point */
    public static long of(Places places) {
        int rows = places.choices().size();
        int people = places.choices().stream().flatMap(choices -> choices.stream().map(Choice::person)).max(Integer::compare).orElse(-1) + 1;
        int columns = people + rows;
        var cost = new long[rows + 1][columns + 1];
        for (int place = 0; place < rows; place++) {
            for (Choice choice : places.choices().get(place)) {
                cost[place + 1][choice.person() + 1] = -choice.fit();
            }
        }
        return -cheapest(cost, rows, columns);
    }

    private static long cheapest(long[][] cost, int rows, int columns) {
        var rowPotential = new long[rows + 1];
        var columnPotential = new long[columns + 1];
        var rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            var way = new int[columns + 1];
            var least = new long[columns + 1];
            var used = new boolean[columns + 1];
            Arrays.fill(least, Long.MAX_VALUE / 4);
            rowOf[0] = row;
            int column = 0;
            do {
                used[column] = true;
                long step = Long.MAX_VALUE / 4;
                int next = 0;
                for (int j = 1; j <= columns; j++) {
                    if (!used[j]) {
                        long reduced = cost[rowOf[column]][j] - rowPotential[rowOf[column]] - columnPotential[j];
                        if (reduced < least[j]) {
                            least[j] = reduced;
                            way[j] = column;
                        }
                        if (least[j] < step) {
                            step = least[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= columns; j++) {
                    if (used[j]) {
                        rowPotential[rowOf[j]] += step;
                        columnPotential[j] -= step;
                    } else {
                        least[j] -= step;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            do {
                rowOf[column] = rowOf[way[column]];
                column = way[column];
            } while (column != 0);
        }
        return columnPotential[0] * -1;
    }
}
