package io.heyi.studio.internal.recording;

import io.heyi.inbox.PastTasks.PastTask;
import io.heyi.orchestration.PastCases.CaseRecord;
import io.heyi.orchestration.PastCases.Sent;
import io.heyi.orchestration.PastCases.Visit;
import io.heyi.orchestration.Rehearsal.Answer;
import io.heyi.orchestration.Rehearsal.Event;
import io.heyi.studio.internal.recording.Recorded.Gap;
import io.heyi.studio.internal.scenario.Script.Asks;
import io.heyi.studio.internal.scenario.Script.Given;
import io.heyi.studio.internal.scenario.Script.Then;
import io.heyi.studio.internal.scenario.Script;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes the script of one case: what it was given, what workers answered, what people, messages and time did, and where it went. */
final class CaseRecorder {

    /** Less than this does nothing in processes of days; timers due within it fire with the next step. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final CaseRecord record;
    private final List<PastTask> tasks;
    private final ProcessFacts facts;
    private final Masking masking;
    private final Map<String, String> outcomeVariables;
    private final Instant keptSince;
    private final List<Gap> gaps = new ArrayList<>();

    /** @param outcomeVariables by task type. @param keptSince what was sent before is forgotten */
    CaseRecorder(CaseRecord record, List<PastTask> tasks, ProcessFacts facts, Masking masking, Map<String, String> outcomeVariables, Instant keptSince) {
        this.record = record;
        this.tasks = tasks;
        this.facts = facts;
        this.masking = masking;
        this.outcomeVariables = outcomeVariables;
        this.keptSince = keptSince;
    }

    /** Something that happened. @param number orders what happened at the same time */
    private record Happening(Instant at, long number, Event event) {}

    Recorded recorded() {
        var start = start();
        var begin = start.map(Sent::at).or(record.found()::startedAt).or(() -> record.visits().stream().map(Visit::seenAt).min(Comparator.naturalOrder())).orElse(Instant.EPOCH);
        var given = given(start, begin);
        var workers = workers();
        var happenings = new ArrayList<>(decisions());
        happenings.addAll(forgottenDecisions());
        happenings.addAll(messages(begin));
        happenings.sort(Comparator.comparing(Happening::at).thenComparingLong(Happening::number));
        var then = then();
        if (begin.isBefore(keptSince) && !facts.caughtMessages.isEmpty()) {
            gaps.add(Gap.of("messages"));
        }
        if (record.found().endedAt().isEmpty()) {
            gaps.add(Gap.of("running"));
        }
        if (!masking.hidden().isEmpty()) {
            gaps.add(Gap.of("hidden", String.join(", ", new TreeSet<>(masking.hidden()))));
        }
        var visited = record.visits().stream().map(Visit::element).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Recorded(record.found(), new Script(given, workers, withTime(happenings, begin), then), List.copyOf(gaps), visited);
    }

    /** The last message that may have started it before its first step was seen. */
    private Optional<Sent> start() {
        var first = record.visits().stream().map(Visit::seenAt).min(Comparator.naturalOrder()).orElse(Instant.MAX);
        return record.sent().stream().filter(sent -> sent.message() != null && facts.startMessages.contains(sent.message()) && sent.key().equals(record.found().businessKey())
                && !sent.at().isAfter(first))
                .max(Comparator.comparing(Sent::at).thenComparing(Sent::number));
    }

    private Given given(Optional<Sent> start, Instant begin) {
        var message = start.map(Sent::message).or(() -> facts.startTimer().isPresent() ? Optional.empty() : facts.startMessages.stream().findFirst());
        var timer = message.isPresent() ? Optional.<String>empty() : facts.startTimer();
        var with = start.map(Sent::variables).or(record::startedWith);
        if (with.isEmpty() && timer.isEmpty()) {
            gaps.add(Gap.fatal("start"));
        }
        // what a timer starts begins with nothing; the first worker gives it what it has
        return new Given(message.orElse(null), timer.orElse(null), message.isPresent() ? Masking.CASE : null,
                timer.isPresent() ? Map.of() : masking.variables(with.orElse(Map.of()), begin));
    }

    private Map<String, List<Answer>> workers() {
        var answers = new LinkedHashMap<String, List<Answer>>();
        record.visits().stream().filter(visit -> visit.work().isPresent()).sorted(Comparator.comparing(visit -> visit.work().get().finishedAt())).forEach(visit -> {
            var work = visit.work().get();
            answers.computeIfAbsent(facts.worker(visit.element(), work.jobType()), key -> new ArrayList<>())
                    .add(new Answer(masking.variables(work.result(), work.finishedAt()), null, null));
        });
        var forgotten = record.visits().stream().filter(visit -> visit.work().isEmpty() && !visit.active() && facts.isWorkersTask(visit.element()))
                .map(visit -> facts.name(visit.element())).distinct().toList();
        if (!forgotten.isEmpty()) {
            gaps.add(Gap.of("answers", String.join(", ", forgotten)));
        }
        answers.replaceAll((worker, all) -> all.stream().distinct().count() == 1 ? List.of(all.getFirst()) : all);
        return answers;
    }

    private List<Happening> decisions() {
        var byTask = record.visits().stream().collect(Collectors.toMap(Visit::taskKey, visit -> visit, (one, other) -> one));
        return record.sent().stream().filter(sent -> sent.taskKey() != null && byTask.containsKey(sent.taskKey()))
                .map(sent -> new Happening(sent.at(), sent.number(), done(byTask.get(sent.taskKey()).element(), task(sent.taskKey()),
                        masking.variables(sent.variables(), sent.at())))).toList();
    }

    private Optional<PastTask> task(long key) {
        return tasks.stream().filter(task -> task.engineKey() == key).findFirst();
    }

    private Event done(String element, Optional<PastTask> task, Map<String, Object> set) {
        return new Event(element, task.flatMap(PastTask::assignee).map(masking::text).orElse(null), null, null, null, null, set);
    }

    /** What was sent is forgotten after some time; how a task was decided never is. */
    private List<Happening> forgottenDecisions() {
        var sent = record.sent().stream().map(Sent::taskKey).filter(Objects::nonNull).collect(Collectors.toSet());
        var forgotten = tasks.stream().filter(task -> task.outcome().isPresent() && task.endedAt().isPresent() && !sent.contains(task.engineKey())).toList();
        if (!forgotten.isEmpty()) {
            gaps.add(Gap.of("decisions", forgotten.stream().map(task -> facts.name(task.elementId())).distinct().collect(Collectors.joining(", "))));
        }
        return forgotten.stream().map(task -> new Happening(task.endedAt().orElseThrow(), task.engineKey(), done(task.elementId(), Optional.of(task), outcome(task)))).toList();
    }

    private Map<String, Object> outcome(PastTask task) {
        var variable = outcomeVariables.get(task.taskType());
        return variable == null ? Map.of() : Map.of(variable, masking.text(task.outcome().orElseThrow()));
    }

    private List<Happening> messages(Instant begin) {
        return record.sent().stream().filter(sent -> sent.message() != null && facts.caughtMessages.contains(sent.message()) && !sent.at().isBefore(begin)).map(sent -> {
            var key = sent.key().equals(record.found().businessKey()) ? null : masking.text(sent.key());
            return new Happening(sent.at(), sent.number(), new Event(null, null, null, null, sent.message(), key, masking.variables(sent.variables(), sent.at())));
        }).toList();
    }

    /** Time passes between what happens just as long as it did, so that the same timers fire. */
    private List<Event> withTime(List<Happening> happenings, Instant begin) {
        var events = new ArrayList<Event>();
        var passed = Duration.ZERO;
        for (var happening : happenings) {
            passed = passed.plus(pass(events, passed, begin, happening.at()));
            events.add(happening.event());
        }
        if (record.found().endedAt().isPresent()) {
            pass(events, passed, begin, record.found().endedAt().get());
        }
        return List.copyOf(events);
    }

    private static Duration pass(List<Event> events, Duration passed, Instant begin, Instant to) {
        var more = elapsed(begin, to).minus(passed);
        if (more.compareTo(SHORTEST) < 0) {
            return Duration.ZERO;
        }
        events.add(new Event(null, null, Masking.span(more), null, null, null, null));
        return more;
    }

    /** Rounded up, because what a timer began lasts a moment. */
    private static Duration elapsed(Instant begin, Instant to) {
        var exactly = Duration.between(begin, to);
        var seconds = exactly.truncatedTo(ChronoUnit.SECONDS);
        return exactly.equals(seconds) ? seconds : seconds.plusSeconds(1);
    }

    private Then then() {
        var ended = record.found().endedAt().isPresent();
        var last = record.visits().stream().filter(visit -> visit.work().isPresent()).max(Comparator.comparing(visit -> visit.work().get().finishedAt()));
        var end = last.flatMap(visit -> facts.endAfter(visit.element())).filter(element -> ended);
        if (ended && end.isEmpty()) {
            gaps.add(Gap.of("end"));
        }
        return new Then(end.map(List::of).orElse(List.of()), record.visits().stream().map(Visit::element).distinct().toList(), null, null, asks(), null);
    }

    /** Tasks of several branches are left out: in which order these come says nothing. */
    private List<Asks> asks() {
        Predicate<PastTask> alone = task -> tasks.stream().noneMatch(other -> !other.elementId().equals(task.elementId()) && overlap(task, other));
        return tasks.stream().filter(alone).map(task -> new Asks(task.elementId(), task.assignee().map(masking::text).orElse(null),
                task.assignee().isPresent() ? null : task.candidateGroups().stream().findFirst().map(masking::text).orElse(null))).toList();
    }

    private static boolean overlap(PastTask one, PastTask other) {
        return one.createdAt().isBefore(other.endedAt().orElse(Instant.MAX)) && other.createdAt().isBefore(one.endedAt().orElse(Instant.MAX));
    }
}
