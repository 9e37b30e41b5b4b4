package io.heyi.replacement.internal.web;

import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.CaseView;
import java.util.List;
import java.util.stream.IntStream;

/** The case in five stages, for those who do not read BPMN. */
final class CaseStages {

    private static final List<String> KEYS = List.of("answer", "cause", "cure", "vote", "result");

    private CaseStages() {}

    /** @param state done, current, ended, skipped or todo */
    record Stage(String key, String state) {}

    static List<Stage> of(CaseView view) {
        int reached = reached(view);
        return IntStream.range(0, KEYS.size()).mapToObj(i -> new Stage(KEYS.get(i), state(view, i, reached))).toList();
    }

    private static String state(CaseView view, int stage, int reached) {
        if (stage == KEYS.size() - 1) {
            return view.outcome() == null ? "todo" : view.outcome() == ReplacementOutcome.WITHDRAWN ? "ended" : "done";
        }
        if (view.outcome() != null) {
            return stage <= reached ? "done" : "todo";
        }
        return stage < reached ? "done" : stage == reached ? "current" : "todo";
    }

    /** How far the case has come; for an ended one, what it went through. */
    private static int reached(CaseView view) {
        return switch (view.step()) {
            case OPENED, ANSWERING -> 0;
            case JUDGING -> 1;
            case CURING -> 2;
            case VOTING, CONCLUDING -> 3;
            case ENDED -> view.voting() != null ? 3 : view.cure() != null ? 2 : view.hearing().ruling() != null ? 1 : 0;
        };
    }
}
