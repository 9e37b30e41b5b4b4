package io.heyi.replacement.internal.web;

import io.heyi.replacement.internal.CaseView;
import java.util.List;
import java.util.stream.IntStream;

/** The case in five stages, seven where a substitute is looked for, for those who do not read BPMN. */
final class CaseStages {

    private static final List<String> KEYS = List.of("answer", "cause", "cure", "vote", "result");
    private static final List<String> WITH_SEARCH = List.of("answer", "cause", "cure", "vote", "substitute", "handOver", "result");

    private CaseStages() {}

    /** @param state done, current, ended, skipped or todo */
    record Stage(String key, String state) {}

    static List<Stage> of(CaseView view) {
        var keys = view.succession() != null && view.succession().search() != null ? WITH_SEARCH : KEYS;
        int reached = reached(view);
        return IntStream.range(0, keys.size()).mapToObj(i -> new Stage(keys.get(i), state(view, i, reached, keys.size() - 1))).toList();
    }

    private static String state(CaseView view, int stage, int reached, int last) {
        if (stage == last) {
            return view.outcome() == null ? "todo" : view.outcome().isWithoutResult() ? "ended" : "done";
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
            case VOTING -> 3;
            case CONCLUDING -> view.succession() == null ? 3 : 4;
            case SEARCHING, TENDERING, PROPOSING, CHOOSING -> 4;
            case HANDING_OVER, COVERING -> 5;
            case ENDED -> view.succession() != null && view.succession().handOver() != null ? 5 : view.succession() != null && view.succession().search() != null ? 4 : view.voting() != null ? 3 : view.cure() != null ? 2 : view.hearing().ruling() != null ? 1 : 0;
        };
    }
}
