package io.heyi.talent.internal.process.assignment;

import io.heyi.access.Groups;
import io.heyi.access.Role;
import io.heyi.inbox.Reminder;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.matching.ProposalStore;
import io.heyi.talent.internal.matching.Proposals;
import io.heyi.talent.internal.matching.Rounds;
import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process of a month's proposal does; each step may be repeated. */
@Component
@Transactional
public class AssignmentSteps {

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final Proposals proposals;
    private final ProposalStore store;
    private final Rounds rounds;
    private final MatchingPolicy policy;
    private final WorkingDays calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssignmentSteps(Proposals proposals, ProposalStore store, Rounds rounds, MatchingPolicy policy, WorkingDays calendar, ApplicationEventPublisher events, Clock clock) {
        this.proposals = proposals;
        this.store = store;
        this.rounds = rounds;
        this.policy = policy;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /** @param proposalStanding made, tryAgain or monthOver */
    public record Made(String proposalStanding, String nextTryAt, List<String> coordinatorGroups, String lookDueAt, String lookReminderAt) {}

    public record Opened(boolean published, String answersDueAt) {}

    public record Reminded(boolean proposalReminded) {}

    public record Summed(int pairsOffered, int pairsRefused, int pairsSilent) {}

    /** Nobody to propose today is no answer for the month: it is tried again each morning while the month lasts. */
    public Made make(AssignmentVariables in) {
        boolean there = store.find(in.month()).isPresent() || rounds.current().equals(in.month()) && proposals.makeMissing();
        var tomorrow = LocalDate.ofInstant(clock.instant(), calendar.zone()).plusDays(1).atTime(MORNING).atZone(calendar.zone()).toInstant();
        boolean over = !there && !rounds.current().equals(in.month());
        if (over) {
            rounds.close(in.month());
        }
        return new Made(there ? "made" : over ? "monthOver" : "tryAgain", tomorrow.toString(), List.of(Groups.of(Role.POOL_COORDINATOR)),
                calendar.after(clock.instant(), policy.lookDays()).toString(), calendar.after(clock.instant(), policy.lookDays() - 1).toString());
    }

    public Opened openAnswers(AssignmentVariables in) {
        boolean published = proposals.publishedOrDropped(in.month());
        var due = calendar.after(clock.instant(), policy.answerDays());
        if (!published) {
            rounds.close(in.month());
            return new Opened(false, due.toString());
        }
        return new Opened(true, rounds.openAnswers(in.month(), due).toString());
    }

    public Reminded remind(AssignmentVariables in) {
        events.publishEvent(Reminder.of(AssignmentTasks.remindedOf(in.reminderStep()).type(), in.proposalMonth(), clock.instant()));
        return new Reminded(true);
    }

    public Summed sumUp(AssignmentVariables in) {
        rounds.close(in.month());
        var sum = store.sum(in.month());
        return new Summed(sum.offers(), sum.refused(), sum.silent());
    }
}
