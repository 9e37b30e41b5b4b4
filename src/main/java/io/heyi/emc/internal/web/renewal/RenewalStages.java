package io.heyi.emc.internal.web.renewal;

import io.heyi.emc.internal.renewal.RenewalOutcome;
import io.heyi.emc.internal.renewal.RenewalStep;
import io.heyi.emc.internal.renewal.RenewalView;
import java.util.List;
import java.util.stream.IntStream;

/** The renewal in six stages, for those who do not read BPMN. */
final class RenewalStages {

    private static final List<String> KEYS = List.of("cutOff", "disputes", "proposal", "confirmation", "monthEnd", "renewed");

    private RenewalStages() {}

    /** @param state done, current, ended or todo */
    record Stage(String key, String state) {}

    static List<Stage> of(RenewalView view) {
        int reached = reached(view.step());
        return IntStream.range(0, KEYS.size()).mapToObj(i -> new Stage(KEYS.get(i), state(view, i, reached))).toList();
    }

    private static String state(RenewalView view, int stage, int reached) {
        if (stage < reached) {
            return "done";
        }
        if (stage > reached) {
            return "todo";
        }
        return view.outcome() == null ? "current" : view.outcome() == RenewalOutcome.LAPSED ? "ended" : "done";
    }

    private static int reached(RenewalStep step) {
        return switch (step) {
            case WAITING_FOR_CUT_OFF -> 0;
            case FROZEN, DISPUTABLE, SETTLING_DISPUTES -> 1;
            case PROPOSING -> 2;
            case CONFIRMING -> 3;
            case WAITING_FOR_MONTH_END, CLOSING -> 4;
            case ENDED -> 5;
        };
    }
}
