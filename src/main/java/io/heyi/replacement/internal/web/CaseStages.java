package io.heyi.replacement.internal.web;

import io.heyi.replacement.internal.CaseView;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The case in five stages, seven where a substitute is looked for, three where the party is dissolved and nothing is decided about it; for those who do not read BPMN. */
final class CaseStages {

    private static final List<String> KEYS = List.of("answer", "cause", "cure", "vote", "result");
    private static final List<String> WITH_SEARCH = List.of("answer", "cause", "cure", "vote", "substitute", "handOver", "result");

    private static final List<String> OF_DEPARTURE = List.of("substitute", "handOver", "result");
    /** Words for what comes next that a departure has its own text for. */
    private static final Set<String> OWN_WORDS = Set.of("SEARCHING", "CHOOSING", "SCOPE_REDUCED", "EMC_ENDED", "WITHDRAWN", "CANCELLED");

    private CaseStages() {}

    /** Message key of what comes next, or of what has become of the case. */
    static String next(CaseView view) {
        var word = view.outcome() == null ? view.step().name() : view.outcome().name();
        boolean own = (view.cause().isDeparture() || view.dissolution() != null) && OWN_WORDS.contains(word);
        return "replacement.next." + (own ? "departure." : "") + word;
    }

    /** @param state done, current, ended, skipped or todo */
    record Stage(String key, String state) {}

    static List<Stage> of(CaseView view) {
        if (view.cause().isDeparture()) {
            int passed = Math.max(0, reached(view) - WITH_SEARCH.indexOf("substitute"));
            return IntStream.range(0, OF_DEPARTURE.size()).mapToObj(i -> new Stage(OF_DEPARTURE.get(i), state(view, i, passed, OF_DEPARTURE.size() - 1))).toList();
        }
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
