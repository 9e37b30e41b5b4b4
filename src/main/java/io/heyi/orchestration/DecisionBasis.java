package io.heyi.orchestration;

import java.util.List;

/**
 * What a decision table's answer rests on, for the record: the same table may say something else after its next change.
 *
 * @param decision id of the table, which is its file's name
 * @param version of the table, counted from 1 by the engine
 * @param key the engine's key of just this version
 * @param rows ids of the rows that fitted
 */
public record DecisionBasis(String decision, int version, long key, List<String> rows) {

    public DecisionBasis {
        rows = List.copyOf(rows);
    }
}
