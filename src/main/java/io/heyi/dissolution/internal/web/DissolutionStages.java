package io.heyi.dissolution.internal.web;

import io.heyi.dissolution.internal.DissolutionView;
import java.util.List;
import java.util.stream.IntStream;

/** The case in five stages for those who do not read BPMN. */
final class DissolutionStages {

    private static final List<String> KEYS = List.of("opening", "alternatives", "settling", "closing", "result");

    private DissolutionStages() {}

    /** @param state done, current, ended or todo */
    record Stage(String key, String state) {}

    static List<Stage> of(DissolutionView view) {
        int reached = reached(view);
        return IntStream.range(0, KEYS.size()).mapToObj(i -> new Stage(KEYS.get(i), state(view, i, reached))).toList();
    }

    private static String state(DissolutionView view, int stage, int reached) {
        if (stage == KEYS.size() - 1) {
            return view.outcome() == null ? "todo" : view.outcome().isRunningOn() ? "ended" : "done";
        }
        if (view.outcome() != null) {
            return stage <= reached ? "done" : "todo";
        }
        return stage < reached ? "done" : stage == reached ? "current" : "todo";
    }

    private static int reached(DissolutionView view) {
        return switch (view.step()) {
            case OPENED, OBJECTING, JUDGING -> 0;
            case VOTING -> view.frozen() ? 1 : 0;
            case PROPOSING, AGREEING, DECIDING, ELECTING -> 1;
            case RUNNING_DOWN -> 2;
            case CLOSING -> 3;
            case ENDED -> !view.destinations().isEmpty() || !view.outcome().isRunningOn() ? 3 : view.notices().isEmpty() ? view.alternatives().isEmpty() ? 0 : 1 : 2;
        };
    }
}
