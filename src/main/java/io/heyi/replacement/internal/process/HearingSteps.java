package io.heyi.replacement.internal.process;

import io.heyi.emc.ActorId;
import io.heyi.inbox.Reminder;
import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.Recovery;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.Voices;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The subject's answer, who judges the cause that it names, and the cure period (domain.md P4, steps 2 to 5). */
@Component
@Transactional
public class HearingSteps {

    private final CaseStore store;
    private final Voices voices;
    private final Judges judges;
    private final Recovery recovery;
    private final ReplacementSchedule schedule;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HearingSteps(CaseStore store, Voices voices, Judges judges, Recovery recovery, ReplacementSchedule schedule, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.voices = voices;
        this.judges = judges;
        this.recovery = recovery;
        this.schedule = schedule;
        this.events = events;
        this.clock = clock;
    }

    public record Heard(Voices.Addressee subject, String answerDueAt, String answerReminderAt, String answerEscalationAt) {}

    public record HearingClosed(boolean causeClaimed) {}

    /** @param judgeAsked false when the claim is ruled on already or nobody is left to ask */
    public record JudgeAsked(boolean judgeAsked, List<String> judgeGroups, String judgeDueAt, String judgeReminderAt) {}

    public record CauseRuled(boolean causeAccepted) {}

    public record CureOpened(Voices.Addressee helpers, String helpDueAt, String helpReminderAt, String helpEscalationAt, String cureUntil, String cureReminderAt) {}

    public record CureClosed(boolean recovered) {}

    public Heard open(ReplacementVariables in) {
        var found = store.lock(in.code());
        var due = schedule.answerDue();
        found.hear(due);
        store.saveStep(found);
        return new Heard(voices.of(found.subject().actor()), due.toString(), schedule.reminderAt(due).toString(), schedule.escalationAt(due).toString());
    }

    public HearingClosed close(ReplacementVariables in) {
        var found = store.lock(in.code());
        boolean claimed = found.closeHearing();
        store.saveStep(found);
        return new HearingClosed(claimed);
    }

    public JudgeAsked askJudge(ReplacementVariables in) {
        var found = store.lock(in.code());
        boolean asked = found.askJudge(judges.next(found));
        store.saveStep(found);
        var judge = asked ? found.hearing().judges().getLast() : new Hearing.Judge(0, "", Instant.EPOCH);
        return new JudgeAsked(asked, asked ? List.of(judge.group()) : List.of(), asked ? judge.dueAt().toString() : "", asked ? schedule.reminderAt(judge.dueAt()).toString() : "");
    }

    public CauseRuled closeRuling(ReplacementVariables in) {
        var ruling = store.lock(in.code()).hearing().ruling();
        return new CauseRuled(ruling != null && ruling.accepted());
    }

    public CureOpened openCure(ReplacementVariables in) {
        var found = store.lock(in.code());
        var until = schedule.cureUntil();
        found.startCure(until);
        store.saveStep(found);
        var due = schedule.helpDue(until);
        List<ActorId> others = found.others().stream().map(Member::actor).toList();
        return new CureOpened(voices.of("others", others), due.toString(), schedule.reminderAt(due).toString(), schedule.escalationAt(due).toString(), until.toString(), schedule.noticeAt(until).toString());
    }

    public CureClosed closeCure(ReplacementVariables in) {
        var found = store.lock(in.code());
        if (found.recover(recovery.of(found))) {
            store.saveStep(found);
        }
        return new CureClosed(found.isRecovered());
    }

    public Moved remind(ReplacementVariables in) {
        var found = store.lock(in.code());
        found.reminded(in.reminderStep());
        store.saveStep(found);
        ReplacementTasks.remindedOf(in.reminderStep()).ifPresent(task -> events.publishEvent(Reminder.of(task.type(), in.replacement(), clock.instant())));
        return Moved.to(found);
    }

    /** Tells of silence near the end, on the home page and in the case: the lead of a missing answer, the platform of a missing help plan. Decides nothing. */
    public Moved escalate(ReplacementVariables in) {
        var found = store.lock(in.code());
        boolean said = switch (in.reminderStep()) {
            case "answer" -> found.hearing().answer() != null;
            case "help" -> found.cure().orElseThrow().plan() != null;
            default -> throw new IllegalArgumentException("nobody is told of silence at " + in.reminderStep());
        };
        if (!said && found.outcome().isEmpty()) {
            found.escalated(in.reminderStep(), told(found, in.reminderStep()), clock.instant());
            store.saveStep(found);
        }
        return Moved.to(found);
    }

    /** The lead unless it is the party itself; else the first of the platform's people who can see to it. */
    private List<String> told(ReplacementCase found, String step) {
        var lead = found.lead().filter(one -> step.equals("answer") && !one.actor().equals(found.subject().actor()));
        return lead.map(one -> List.of(one.actor().value())).orElseGet(() -> judges.platformPeople(found).stream().limit(1).toList());
    }
}
