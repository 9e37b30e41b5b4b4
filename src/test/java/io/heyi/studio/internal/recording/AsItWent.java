package io.heyi.studio.internal.recording;

import io.heyi.inbox.PastTasks.PastTask;
import io.heyi.orchestration.PastCases.CaseRecord;
import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.orchestration.PastCases.Sent;
import io.heyi.orchestration.PastCases.Visit;
import io.heyi.orchestration.PastCases.Work;
import io.heyi.orchestration.Rehearsal.Asked;
import io.heyi.orchestration.Rehearsal.Event;
import io.heyi.orchestration.Rehearsal.Outcome;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.studio.internal.scenario.Script;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the product would have kept of a case, had the played one been real: who it was, when, and what was said. */
public final class AsItWent {

    public static final Instant BEGIN = Instant.parse("2026-03-02T02:00:00Z");
    private static final Pattern NOW = Pattern.compile("\\{now(?:([+-])(P[0-9A-Z.]+))?}");

    private final Script script;
    private final Played played;
    private final ProcessFacts facts;
    private final long instance;
    private final Map<String, Integer> answered = new HashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<Long, PastTask> tasks = new LinkedHashMap<>();
    private long number;

    private AsItWent(Script script, Played played, String process, long instance) {
        this.script = script;
        this.played = played;
        this.facts = ProcessFacts.of(process);
        this.instance = instance;
    }

    public record Kept(CaseRecord record, List<PastTask> tasks) {}

    public static Kept of(String process, String text, Script script, Played played, long instance) {
        return new AsItWent(script, played, text, instance).kept(process);
    }

    private Kept kept(String process) {
        if (script.given().message() != null) {
            sent.add(new Sent(++number, script.given().message(), null, script.given().key(), filled(script.given().variables(), BEGIN), BEGIN));
        }
        steps();
        var now = events();
        var end = played.outcome() == Outcome.ENDED ? Optional.of(now) : Optional.<Instant>empty();
        return new Kept(new CaseRecord(new PastCase(instance, process, 1, 7, script.given().key(), Optional.of(BEGIN), end), Optional.of(Map.of()), visits, sent),
                List.copyOf(tasks.values()));
    }

    private void steps() {
        var asked = new ArrayList<>(played.asked());
        for (var step : played.path()) {
            var key = instance + ++number;
            if (step.type().equals("USER_TASK")) {
                visits.add(new Visit(key, step.element(), key + 1_000_000, false, BEGIN.plusMillis(number), Optional.empty()));
                var task = asked.stream().filter(one -> one.element().equals(step.element())).findFirst();
                task.ifPresent(one -> {
                    asked.remove(one);
                    tasks.put(key + 1_000_000, task(key + 1_000_000, one));
                });
            } else if (facts.isWorkersTask(step.element()) && !step.type().equals("MULTI_INSTANCE_BODY")) {
                visits.add(new Visit(key, step.element(), key + 1_000_000, false, BEGIN.plusMillis(number), Optional.of(work(step.element(), BEGIN.plusMillis(number)))));
            }
        }
    }

    private static PastTask task(long key, Asked asked) {
        return new PastTask(key, asked.element(), asked.headers().getOrDefault("taskType", "?"), Optional.ofNullable(asked.assignee()), asked.groups(), Optional.empty(),
                Optional.empty(), Optional.empty(), BEGIN, Optional.empty());
    }

    private Work work(String element, Instant at) {
        var type = facts.jobType(element);
        var script = this.script.workers().containsKey(element) ? element : type;
        var answers = this.script.workers().getOrDefault(script, List.of());
        return new Work(type, answers.isEmpty() ? null : filled(answers.get(Math.min(answered.merge(script, 1, Integer::sum), answers.size()) - 1).set(), at), at);
    }

    private Instant events() {
        var now = BEGIN.plusSeconds(1);
        var open = new ArrayList<>(visits.stream().filter(visit -> tasks.containsKey(visit.taskKey())).toList());
        for (var event : script.when()) {
            if (event.time() != null) {
                now = now.plus(length(event.time()));
            } else if (event.message() != null) {
                sent.add(new Sent(++number, event.message(), null, event.correlationKey() == null ? script.given().key() : event.correlationKey(), filled(event.set(), now), now));
            } else {
                var done = open.stream().filter(visit -> visit.element().equals(event.at()) && isOf(event, tasks.get(visit.taskKey()))).findFirst().orElseThrow();
                open.remove(done);
                sent.add(new Sent(++number, null, done.taskKey(), script.given().key(), filled(event.set(), now), now));
            }
        }
        return now;
    }

    private static boolean isOf(Event event, PastTask task) {
        return event.person() == null || task.assignee().filter(event.person()::equals).isPresent();
    }

    private static Duration length(String span) {
        try {
            return Duration.parse(span);
        } catch (DateTimeParseException e) {
            return Duration.ofDays(Period.parse(span).toTotalMonths() * 30 + Period.parse(span).getDays());
        }
    }

    private static Map<String, Object> filled(Map<String, Object> values, Instant at) {
        if (values == null) {
            return null;
        }
        var filled = new HashMap<String, Object>();
        values.forEach((name, value) -> filled.put(name, filled(value, at)));
        return filled;
    }

    private static Object filled(Object value, Instant at) {
        return switch (value) {
            case null -> null;
            case String text -> NOW.matcher(text).replaceAll(found -> (found.group(2) == null ? at : found.group(1).equals("+") ? at.plus(length(found.group(2)))
                    : at.minus(length(found.group(2)))).toString());
            case List<?> list -> list.stream().map(one -> filled(one, at)).toList();
            case Map<?, ?> map -> {
                var filled = new HashMap<String, Object>();
                map.forEach((name, one) -> filled.put(String.valueOf(name), filled(one, at)));
                yield filled;
            }
            default -> value;
        };
    }
}
