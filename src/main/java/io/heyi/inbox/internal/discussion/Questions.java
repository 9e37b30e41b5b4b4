package io.heyi.inbox.internal.discussion;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.internal.Identities;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskHistory;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks a colleague for an opinion without giving the task away (product-bar T19). Whoever is asked sees what is decided until he has answered, never decides it, and is nobody
 * whom it concerns; his answer stays with the case.
 */
@Component
public class Questions {

    /** Beyond it a date is a slip of the pen, and may be more than a database can keep. */
    private static final Duration LATEST = Duration.ofDays(3_660);

    private final CaseCommentStore store;
    private final TaskReading reading;
    private final TaskRights rights;
    private final Identities identities;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Clock clock;
    private final DiscussionPolicy policy;
    private final TransactionTemplate transaction;

    Questions(CaseCommentStore store, TaskReading reading, TaskRights rights, Identities identities, AuditTrail audit, Notifications notifications, Clock clock,
              DiscussionPolicy policy, PlatformTransactionManager transactions) {
        this.store = store;
        this.reading = reading;
        this.rights = rights;
        this.identities = identities;
        this.audit = audit;
        this.notifications = notifications;
        this.clock = clock;
        this.policy = policy;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What came of opening a question. */
    public sealed interface Opened {

        record Visible(Question question, Task task) implements Opened {}

        /** Answered, taken back, or the task is decided: there is nothing to see any more. */
        record Over(Question question) implements Opened {}

        record Forbidden() implements Opened {}

        record Unknown() implements Opened {}
    }

    public List<Question> of(Task task) {
        return store.questionsOf(task.id());
    }

    /** What waits for the person's answer. */
    public PageOf<Question> askedOf(CurrentUser person, PageRequest page) {
        return PageOf.of(store.askedOf(person.username(), page), store.countAskedOf(person.username()), page);
    }

    /** @param id chosen by whoever asks: the same again asks nothing twice. @param dueAt when the answer is needed */
    public DiscussionOutcome ask(UUID id, UUID taskId, CurrentUser user, Username colleague, String text, Optional<Instant> dueAt) {
        return switch (reading.open(taskId, user)) {
            case TaskReading.Opened.Visible(var task, var mayAct) when mayAct -> transaction.execute(status -> ask(id, task, user, colleague, text, dueAt));
            case TaskReading.Opened.Visible(var task, var mayAct) -> {
                rights.recordRefusal(task, user, "ask");
                yield new DiscussionOutcome.Forbidden();
            }
            case TaskReading.Opened.Forbidden() -> new DiscussionOutcome.Forbidden();
            case TaskReading.Opened.Unknown() -> new DiscussionOutcome.Unknown();
        };
    }

    private DiscussionOutcome ask(UUID id, Task task, CurrentUser user, Username colleague, String text, Optional<Instant> dueAt) {
        var known = store.question(id);
        if (known.isPresent()) {
            return isSame(known.get(), task, user, colleague, text) ? new DiscussionOutcome.Done() : CaseComments.usedUp();
        }
        var errors = new ArrayList<FieldError>();
        SaidText.fault(text).ifPresent(errors::add);
        if (store.questionsOf(task.id()).stream().filter(Question::isOpen).count() >= policy.openQuestions()) {
            errors.add(FieldError.of("colleague", "discussion.error.tooManyQuestions", policy.openQuestions()));
        } else if (colleague.equals(user.username())) {
            errors.add(FieldError.of("colleague", "discussion.error.oneself"));
        } else if (identities.of(colleague).filter(CurrentUser::isInside).isEmpty()) {
            errors.add(FieldError.of("colleague", "discussion.error.noColleague", colleague.value()));
        } else if (rights.excluded(task).contains(colleague.value())) {
            errors.add(FieldError.of("colleague", "discussion.error.concerned", colleague.value()));
        }
        dueAt.filter(due -> !due.isAfter(clock.instant())).ifPresent(due -> errors.add(FieldError.of("dueAt", "inbox.error.dueInThePast")));
        dueAt.filter(due -> due.isAfter(clock.instant().plus(LATEST))).ifPresent(due -> errors.add(FieldError.of("dueAt", "inbox.error.dueTooFar")));
        if (!errors.isEmpty()) {
            return new DiscussionOutcome.Invalid(errors);
        }
        var question = new Question(id, task.id(), user.username(), colleague, text.strip(), dueAt, now(), Optional.empty(), Optional.empty(), Optional.empty());
        if (store.ask(question)) {
            record(task, user, "inbox.opinionAsked", Map.of("colleague", colleague.value()));
            notifications.tell(new Notice("question:" + id + ":asked", NoticeKind.ASKED, Set.of(colleague), "discussion.notice.asked", List.of(user.displayName(), task.subject()),
                    "/inbox/asked/" + id, clock.instant()));
        }
        return new DiscussionOutcome.Done();
    }

    private static boolean isSame(Question known, Task task, CurrentUser user, Username colleague, String text) {
        return known.task().equals(task.id()) && known.asker().equals(user.username()) && known.asked().equals(colleague) && known.text().equals(text.strip());
    }

    /** For whoever is asked, as long as the answer is waited for and the task concerns him not. A refusal is recorded. */
    public Opened open(UUID id, CurrentUser user) {
        var found = store.question(id);
        if (found.isEmpty()) {
            return new Opened.Unknown();
        }
        var question = found.get();
        var task = reading.find(question.task()).orElseThrow();
        if (!question.asked().equals(user.username()) || rights.excluded(task).contains(user.username().value())) {
            rights.recordRefusal(task, user, "opinion");
            return new Opened.Forbidden();
        }
        return isOver(question, task) ? new Opened.Over(question) : new Opened.Visible(question, task);
    }

    private static boolean isOver(Question question, Task task) {
        return !question.isOpen() || !task.isOpen();
    }

    /** By whoever is asked; the very same answer again changes nothing. */
    public DiscussionOutcome answer(UUID id, CurrentUser user, String text) {
        return switch (open(id, user)) {
            case Opened.Unknown() -> new DiscussionOutcome.Unknown();
            case Opened.Forbidden() -> new DiscussionOutcome.Forbidden();
            case Opened.Over(var question) -> afterwards(question, text);
            case Opened.Visible(var question, var task) -> transaction.execute(status -> answer(store.lockQuestion(id).orElseThrow(), user, text));
        };
    }

    private static DiscussionOutcome afterwards(Question question, String text) {
        return question.answer().filter(text.strip()::equals).isPresent() ? new DiscussionOutcome.Done() : new DiscussionOutcome.TooLate("discussion.problem.over");
    }

    private DiscussionOutcome answer(Question question, CurrentUser user, String text) {
        var task = reading.find(question.task()).orElseThrow();
        if (isOver(question, task)) {
            return afterwards(question, text);
        }
        var fault = SaidText.fault(text);
        if (fault.isPresent()) {
            return new DiscussionOutcome.Invalid(List.of(fault.get()));
        }
        var key = "question:" + question.id();
        store.answer(question.id(), text.strip(), now());
        store.say(task.businessKey(), task.id(), user.username(), text.strip(), List.of(), Optional.of(question.id()), UUID.randomUUID(), now());
        record(task, user, "inbox.opinionGiven", Map.of("asker", question.asker().value()));
        notifications.settle(key + ":asked");
        notifications.tell(new Notice(key + ":answered", NoticeKind.ANSWERED, Set.of(question.asker()), "discussion.notice.answered",
                List.of(user.displayName(), task.subject()), "/inbox/tasks/" + task.id() + "#comments", clock.instant()));
        return new DiscussionOutcome.Done();
    }

    /** By whoever asked; repeating it changes nothing. */
    public DiscussionOutcome takeBack(UUID id, CurrentUser user) {
        var found = store.question(id);
        if (found.isEmpty()) {
            return new DiscussionOutcome.Unknown();
        }
        var task = reading.find(found.get().task()).orElseThrow();
        if (!found.get().asker().equals(user.username())) {
            rights.recordRefusal(task, user, "takeOpinionBack");
            return new DiscussionOutcome.Forbidden();
        }
        return transaction.execute(status -> takenBack(store.lockQuestion(id).orElseThrow(), task, user));
    }

    private DiscussionOutcome takenBack(Question question, Task task, CurrentUser user) {
        if (question.answeredAt().isPresent()) {
            return new DiscussionOutcome.TooLate("discussion.problem.over");
        }
        if (question.withdrawnAt().isEmpty()) {
            store.takeBack(question.id(), now());
            record(task, user, "inbox.opinionTakenBack", Map.of("colleague", question.asked().value()));
            notifications.settle("question:" + question.id() + ":asked");
        }
        return new DiscussionOutcome.Done();
    }

    private void record(Task task, CurrentUser user, String action, Map<String, Object> details) {
        audit.record(TaskHistory.event(task, user.username().value(), action, details));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
