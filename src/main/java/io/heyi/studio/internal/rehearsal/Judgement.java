package io.heyi.studio.internal.rehearsal;

import io.heyi.orchestration.Rehearsal.Asked;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Step;
import io.heyi.studio.internal.rehearsal.Rehearsed.Failure;
import io.heyi.studio.internal.scenario.Script.Asks;
import io.heyi.studio.internal.scenario.Script;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Compares what came of a case with what its script expects (product-bar E6). */
final class Judgement {

    private final Script script;
    private final Played played;
    private final List<Failure> failures = new ArrayList<>();

    private Judgement(Script script, Played played) {
        this.script = script;
        this.played = played;
    }

    /** What is not as expected; empty when the case has passed. */
    static List<Failure> of(Script script, Played played) {
        var judgement = new Judgement(script, played);
        judgement.course();
        if (played.outcome() != Outcome.ABORTED) {
            judgement.elements();
            judgement.people();
            judgement.variables();
        }
        return List.copyOf(judgement.failures);
    }

    private void course() {
        if (played.problem() != null) {
            failures.add(Failure.of("studio.rehearsal.failure.aborted", "", played.problem()));
        }
        played.incidents().forEach(stop -> failures.add(Failure.of("studio.rehearsal.failure.stuck", stop.element(), stop.problem())));
        for (var number : played.undone()) {
            var event = script.when().get(number);
            failures.add(Failure.of("studio.rehearsal.failure.undone", Objects.requireNonNullElse(event.at(), Objects.requireNonNullElse(event.timer(), "")), number + 1));
        }
    }

    private void elements() {
        var expected = script.then();
        var reached = played.path().stream().map(Step::element).collect(Collectors.toSet());
        expected.endsAt().stream().filter(end -> !reached.contains(end)).forEach(end -> failures.add(Failure.of("studio.rehearsal.failure.notReached", end)));
        if (!expected.endsAt().isEmpty() && played.outcome() != Outcome.ENDED) {
            failures.add(Failure.of("studio.rehearsal.failure.notOver", "", String.join(", ", played.waitsAt())));
        }
        expected.passes().stream().filter(element -> !reached.contains(element)).forEach(element -> failures.add(Failure.of("studio.rehearsal.failure.notReached", element)));
        expected.neverPasses().stream().filter(reached::contains).forEach(element -> failures.add(Failure.of("studio.rehearsal.failure.reached", element)));
        if (!expected.waitsAt().isEmpty() && !sorted(expected.waitsAt()).equals(sorted(played.waitsAt()))) {
            failures.add(Failure.of("studio.rehearsal.failure.waitsElsewhere", "", String.join(", ", expected.waitsAt()), String.join(", ", played.waitsAt())));
        }
    }

    private static List<String> sorted(List<String> elements) {
        return elements.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }

    /** In the order of the script; who else is asked between them is not looked at. */
    private void people() {
        var next = 0;
        for (var asks : script.then().asks()) {
            var found = next;
            while (found < played.asked().size() && !isAsked(asks, played.asked().get(found))) {
                found++;
            }
            if (found == played.asked().size()) {
                failures.add(Failure.of("studio.rehearsal.failure.notAsked", Objects.requireNonNullElse(asks.at(), ""), Objects.requireNonNullElse(asks.person(), Objects.requireNonNullElse(asks.group(), "?"))));
            } else {
                next = found + 1;
            }
        }
    }

    private static boolean isAsked(Asks expected, Asked asked) {
        return (expected.at() == null || expected.at().equals(asked.element())) && (expected.person() == null || expected.person().equals(asked.assignee()))
                && (expected.group() == null || asked.groups().contains(expected.group()));
    }

    private void variables() {
        script.then().variables().forEach((name, value) -> {
            var actual = played.variables().get(name);
            if (!same(value, actual)) {
                failures.add(Failure.of("studio.rehearsal.failure.variable", "", name, value, actual));
            }
        });
    }

    /** A whole number is the same as that number with decimals. */
    private static boolean same(Object expected, Object actual) {
        if (expected instanceof Number one && actual instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(expected, actual);
    }
}
