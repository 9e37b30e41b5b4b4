package io.heyi.studio.internal.replay;

import io.heyi.orchestration.Rehearsal.Asked;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.orchestration.Rehearsal.Stop;
import io.heyi.studio.internal.recording.Recorded.Gap;
import io.heyi.studio.internal.recording.Recorded;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Compares how one script went on the version in use with how it goes on the draft. */
final class WayJudgement {

    private static final String FINDING = "studio.replay.finding.";
    private static final Set<String> NO_STEPS = Set.of("SEQUENCE_FLOW", "MULTI_INSTANCE_BODY", "PROCESS");

    private final Recorded recorded;
    private final Played live;
    private final Played draft;
    private final UnaryOperator<String> names;
    private final List<Failure> findings = new ArrayList<>();

    private WayJudgement(Recorded recorded, Played live, Played draft, UnaryOperator<String> names) {
        this.recorded = recorded;
        this.live = live;
        this.draft = draft;
        this.names = names;
    }

    /** @param findings in words */
    record Judged(ReplayVerdict verdict, List<Failure> findings) {}

    /** @param names what people call an element */
    static Judged of(Recorded recorded, Played live, Played draft, UnaryOperator<String> names) {
        var judgement = new WayJudgement(recorded, live, draft, names);
        var verdict = judgement.verdict();
        return new Judged(verdict, List.copyOf(judgement.findings));
    }

    /** Of a case of which too little is kept. */
    static Judged unplayable(List<Gap> gaps) {
        return new Judged(ReplayVerdict.NOT_REPLAYABLE, gaps.stream().map(gap -> new Failure(gap.messageKey(), gap.arguments(), "")).toList());
    }

    private ReplayVerdict verdict() {
        if (!wentAsTheRealOne()) {
            recorded.gaps().forEach(gap -> findings.add(new Failure(gap.messageKey(), gap.arguments(), "")));
            return ReplayVerdict.NOT_REPLAYABLE;
        }
        var stuck = isStuck();
        var otherWay = goesAnotherWay();
        var otherPeople = asksOthers();
        return stuck ? ReplayVerdict.STUCK : otherWay ? ReplayVerdict.OTHER_WAY : otherPeople ? ReplayVerdict.OTHER_PEOPLE : ReplayVerdict.SAME;
    }

    /** Otherwise a difference would say something of the recording and nothing of the draft. */
    private boolean wentAsTheRealOne() {
        var came = steps(live).stream().collect(Collectors.toSet());
        if (live.outcome() == Outcome.ABORTED || live.outcome() == Outcome.STUCK) {
            var stop = live.incidents().stream().findFirst();
            find("notLive", stop.map(Stop::element).orElse(""), stop.map(Stop::problem).orElse(String.valueOf(live.problem())));
            return false;
        }
        var missed = recorded.visited().stream().filter(element -> !came.contains(element)).findFirst();
        var more = live.path().stream().filter(step -> step.type().equals("USER_TASK")).map(Step::element).filter(element -> !recorded.visited().contains(element)).findFirst();
        if (missed.isPresent() || more.isPresent()) {
            missed.ifPresentOrElse(element -> find("liveMisses", element, names.apply(element)), () -> find("liveMore", more.orElseThrow(), names.apply(more.orElseThrow())));
            return false;
        }
        if (recorded.found().endedAt().isPresent() && live.outcome() != Outcome.ENDED) {
            find("liveWaits", "", named(live.waitsAt()));
            return false;
        }
        return true;
    }

    private boolean isStuck() {
        draft.incidents().forEach(stop -> find("stuck", stop.element(), names.apply(stop.element()), stop.problem()));
        if (draft.outcome() == Outcome.ABORTED) {
            find("aborted", "", String.valueOf(draft.problem()));
        }
        var waits = live.outcome() == Outcome.ENDED && draft.outcome() == Outcome.WAITING;
        if (waits) {
            find("waits", draft.waitsAt().stream().findFirst().orElse(""), named(draft.waitsAt()));
        }
        return waits || draft.outcome() == Outcome.STUCK || draft.outcome() == Outcome.ABORTED;
    }

    /** Which branch comes first says nothing, so that it is counted how often each element is entered, and told what comes first of that which is otherwise. */
    private boolean goesAnotherWay() {
        var before = steps(live);
        var after = steps(draft);
        var more = surplus(after, before);
        var less = surplus(before, after);
        if (more.isPresent() && less.isPresent()) {
            find("instead", more.get(), names.apply(more.get()), names.apply(less.get()));
        } else {
            more.ifPresent(element -> find("also", element, names.apply(element)));
            less.ifPresent(element -> find("noLonger", element, names.apply(element)));
        }
        return more.isPresent() || less.isPresent();
    }

    private static List<String> steps(Played played) {
        return played.path().stream().filter(step -> !NO_STEPS.contains(step.type())).map(Step::element).toList();
    }

    /** The first that is entered more often than there. */
    private static Optional<String> surplus(List<String> here, List<String> there) {
        var left = new HashMap<String, Integer>();
        there.forEach(element -> left.merge(element, 1, Integer::sum));
        return here.stream().filter(element -> left.merge(element, -1, Integer::sum) < 0).findFirst();
    }

    private boolean asksOthers() {
        var before = asked(live);
        var after = asked(draft);
        var found = false;
        for (var element : new LinkedHashSet<>(before.keySet())) {
            if (after.containsKey(element) && !after.get(element).equals(before.get(element))) {
                find("people", element, names.apply(element), String.join(", ", after.get(element)), String.join(", ", before.get(element)));
                found = true;
            }
        }
        return found;
    }

    /** Who is asked at each element, however often and in whatever order. */
    private static Map<String, Set<String>> asked(Played played) {
        var asked = new LinkedHashMap<String, Set<String>>();
        played.asked().forEach(task -> asked.computeIfAbsent(task.element(), element -> new TreeSet<>()).addAll(people(task)));
        return asked;
    }

    private static List<String> people(Asked task) {
        return task.assignee() != null && !task.assignee().isEmpty() ? List.of(task.assignee()) : task.groups();
    }

    private String named(List<String> elements) {
        return elements.stream().map(names).collect(Collectors.joining(", "));
    }

    private void find(String what, String element, String... arguments) {
        findings.add(new Failure(FINDING + what, List.of(arguments), element));
    }
}
