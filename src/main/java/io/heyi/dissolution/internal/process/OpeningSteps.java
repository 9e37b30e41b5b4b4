package io.heyi.dissolution.internal.process;

import io.heyi.audit.AuditEvent;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.dissolution.internal.DissolutionPeople;
import io.heyi.dissolution.internal.DissolutionSchedule;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.DissolutionEnding;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.inbox.Reminder;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The opening, an objection against it, and what may happen at any time: reminders, a case that takes too long, an end without dissolution. */
@Component
@Transactional
public class OpeningSteps {

    private final DissolutionStore store;
    private final DissolutionPeople people;
    private final DissolutionEnding ending;
    private final DissolutionSchedule schedule;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OpeningSteps(DissolutionStore store, DissolutionPeople people, DissolutionEnding ending, DissolutionSchedule schedule, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.people = people;
        this.ending = ending;
        this.schedule = schedule;
        this.events = events;
        this.clock = clock;
    }

    /** @param objectionUntil empty where the members themselves have asked for it */
    public record CaseOpened(boolean voluntary, String objectionUntil) {}

    /** @param judgeAsked false when the objection is ruled on already or nobody is left to ask */
    public record JudgeAsked(boolean judgeAsked, List<String> judgeGroups, String judgeDueAt, String judgeReminderAt) {}

    public record ObjectionClosed(boolean wronglyOpened) {}

    public CaseOpened open(DissolutionVariables in) {
        var found = store.lock(in.code());
        if (found.isVoluntary()) {
            return new CaseOpened(true, "");
        }
        var until = schedule.objectionUntil();
        found.awaitObjection(until);
        store.saveStep(found);
        return new CaseOpened(false, until.toString());
    }

    public JudgeAsked askJudge(DissolutionVariables in) {
        var found = store.lock(in.code());
        boolean asked = found.askJudge(people.nextJudge(found));
        store.saveStep(found);
        if (!asked) {
            return new JudgeAsked(false, List.of(), "", "");
        }
        var judge = found.objection().orElseThrow().judges().getLast();
        return new JudgeAsked(true, List.of(judge.group()), judge.dueAt().toString(), schedule.reminderAt(judge.dueAt()).toString());
    }

    public ObjectionClosed closeObjection(DissolutionVariables in) {
        return new ObjectionClosed(store.lock(in.code()).isWronglyOpened());
    }

    public Moved conclude(DissolutionVariables in) {
        var found = store.lock(in.code());
        ending.end(found, DissolutionOutcome.valueOf(in.conclusion()), AuditEvent.SYSTEM, "");
        return Moved.to(found);
    }

    public Moved remind(DissolutionVariables in) {
        var found = store.lock(in.code());
        found.reminded(in.reminderStep());
        store.saveStep(found);
        events.publishEvent(Reminder.of(DissolutionTasks.remindedOf(in.reminderStep()).type(), in.dissolution(), clock.instant()));
        return Moved.to(found);
    }

    /** Tells the platform's people, on their home page and in the case, that it takes too long. Closes nothing. */
    public Moved escalate(DissolutionVariables in) {
        var found = store.lock(in.code());
        found.escalate(clock.instant());
        store.saveStep(found);
        return Moved.to(found);
    }

    /** No step of the process: an operator closes a case whose process is gone. */
    void cancel(Dissolution found, String operator, String reason) {
        ending.end(found, DissolutionOutcome.CANCELLED, operator, reason);
    }
}
