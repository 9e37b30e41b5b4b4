package io.heyi.tender.internal.web;

import io.heyi.tender.TenderState;
import java.util.List;

/**
 * A step of a tender as the bar above the room shows it.
 *
 * @param state done, current, ended or todo
 */
record Stage(String key, String state) {

    private static final List<TenderState> ORDER = List.of(TenderState.DRAFT, TenderState.PUBLISHED, TenderState.CLOSED, TenderState.OPENED, TenderState.RANKED, TenderState.AWARDED);

    static List<Stage> of(TenderState now) {
        if (now == TenderState.CANCELLED) {
            return List.of(new Stage("CANCELLED", "ended"));
        }
        var shown = now == TenderState.NO_AWARD ? TenderState.AWARDED : now;
        var open = now == TenderState.DRAFT ? ORDER.stream() : ORDER.stream().skip(1);
        return open.map(state -> new Stage(state == TenderState.AWARDED && now == TenderState.NO_AWARD ? "NO_AWARD" : state.name(), stateOf(state, shown))).toList();
    }

    private static String stateOf(TenderState state, TenderState now) {
        int difference = Integer.compare(ORDER.indexOf(state), ORDER.indexOf(now));
        return difference < 0 || now.isFinal() ? "done" : difference == 0 ? "current" : "todo";
    }
}
