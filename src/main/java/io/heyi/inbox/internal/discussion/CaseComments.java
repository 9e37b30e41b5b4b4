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
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people say about a case (product-bar T15): on every task of it, for whoever may read that task. What was said on a task stays hidden from those who must not see the
 * task, so that whoever proposes something does not read those who decide on it.
 */
@Component
public class CaseComments {

    private final CaseCommentStore store;
    private final TaskReading reading;
    private final TaskRights rights;
    private final Identities identities;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Clock clock;
    private final DiscussionPolicy policy;
    private final TransactionTemplate transaction;

    CaseComments(CaseCommentStore store, TaskReading reading, TaskRights rights, Identities identities, AuditTrail audit, Notifications notifications, Clock clock,
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

    /** What the reader of a task may see of its case, the latest first. */
    public PageOf<Comment> of(Task task, CurrentUser reader, PageRequest page) {
        var hidden = reading.hidden(store.tasksWithComments(task.businessKey()), reader);
        return PageOf.of(store.comments(task.businessKey(), hidden, page), store.count(task.businessKey(), hidden), page);
    }

    public boolean mayEdit(Comment comment, CurrentUser reader) {
        return comment.person().equals(reader.username()) && comment.withdrawnAt().isEmpty() && comment.question().isEmpty() && clock.instant().isBefore(comment.at().plus(policy.editable()));
    }

    /** @param request of the browser or client: the same again says nothing twice */
    public DiscussionOutcome say(UUID taskId, CurrentUser user, String text, UUID request) {
        return onReadable(taskId, user, task -> {
            var errors = faults(task, text);
            if (!errors.isEmpty()) {
                return new DiscussionOutcome.Invalid(errors);
            }
            var mentions = SaidText.mentions(text);
            var kept = store.say(task.businessKey(), taskId, user.username(), text.strip(), names(mentions), Optional.empty(), request, now());
            if (kept.isEmpty() && !store.said(request, taskId, user.username(), text.strip())) {
                return usedUp();
            }
            kept.ifPresent(id -> {
                record(task, user, "inbox.commentWritten", id, text);
                tell(task, user, mentions, id);
            });
            return new DiscussionOutcome.Done();
        });
    }

    /** By its author, for a while; the hash of what stood there before stays in the history. */
    public DiscussionOutcome edit(long id, CurrentUser user, String text) {
        return onOwn(id, user, task -> rights.mayRead(task, user), (comment, task) -> {
            if (!mayEdit(comment, user)) {
                return new DiscussionOutcome.TooLate("discussion.problem.noLongerEditable");
            }
            var errors = faults(task, text);
            if (!errors.isEmpty()) {
                return new DiscussionOutcome.Invalid(errors);
            }
            var mentions = SaidText.mentions(text);
            store.edit(id, text.strip(), names(mentions), now());
            record(task, user, "inbox.commentChanged", id, text);
            tell(task, user, mentions, id);
            return new DiscussionOutcome.Done();
        });
    }

    /** Takes the words back; that something was said stays. Repeating it changes nothing. */
    public DiscussionOutcome withdraw(long id, CurrentUser user) {
        return onOwn(id, user, task -> true, (comment, task) -> {
            if (comment.withdrawnAt().isEmpty()) {
                store.withdraw(id, now());
                record(task, user, "inbox.commentWithdrawn", id, comment.text());
            }
            return new DiscussionOutcome.Done();
        });
    }

    /** Other words under a request that was kept before, as from a page that the browser had gone back to: silence would lose them. */
    static DiscussionOutcome usedUp() {
        return new DiscussionOutcome.Invalid(List.of(FieldError.of("request", "discussion.error.usedUp")));
    }

    private interface OnTask {
        DiscussionOutcome act(Task task);
    }

    private interface OnComment {
        DiscussionOutcome act(Comment comment, Task task);
    }

    /** Refusals are recorded before the transaction begins: within it each would need a second connection to the database. */
    private DiscussionOutcome onReadable(UUID taskId, CurrentUser user, OnTask action) {
        return switch (reading.open(taskId, user)) {
            case TaskReading.Opened.Visible(var task, var mayAct) -> transaction.execute(status -> action.act(task));
            case TaskReading.Opened.Forbidden() -> new DiscussionOutcome.Forbidden();
            case TaskReading.Opened.Unknown() -> new DiscussionOutcome.Unknown();
        };
    }

    private DiscussionOutcome onOwn(long id, CurrentUser user, Predicate<Task> may, OnComment action) {
        var found = store.find(id);
        if (found.isEmpty()) {
            return new DiscussionOutcome.Unknown();
        }
        var task = reading.find(found.get().task()).orElseThrow();
        if (!found.get().person().equals(user.username()) || !may.test(task)) {
            rights.recordRefusal(task, user, "comment");
            return new DiscussionOutcome.Forbidden();
        }
        return transaction.execute(status -> store.lock(id).map(comment -> action.act(comment, task)).orElseGet(DiscussionOutcome.Unknown::new));
    }

    private List<FieldError> faults(Task task, String text) {
        var errors = new ArrayList<FieldError>();
        SaidText.fault(text).ifPresent(errors::add);
        if (errors.isEmpty()) {
            SaidText.mentions(text).stream().filter(person -> identities.of(person).filter(one -> rights.mayRead(task, one)).isEmpty()).findFirst()
                    .ifPresent(person -> errors.add(FieldError.of("text", "discussion.error.mentioned", person.value())));
        }
        return errors;
    }

    private void tell(Task task, CurrentUser user, List<Username> mentions, long id) {
        var others = mentions.stream().filter(person -> !person.equals(user.username())).collect(Collectors.toSet());
        if (!others.isEmpty()) {
            notifications.tell(new Notice("comment:" + id + ":mention", NoticeKind.MENTION, others, "discussion.notice.mentioned", List.of(user.displayName(), task.subject()),
                    "/inbox/tasks/" + task.id() + "#comments", clock.instant()));
        }
    }

    /** The words themselves may be taken back; the history keeps what proves them. */
    private void record(Task task, CurrentUser user, String action, long id, String text) {
        audit.record(TaskHistory.event(task, user.username().value(), action, Map.of("comment", id, "sha256", CanonicalJson.sha256(text.strip()))));
    }

    private static List<String> names(List<Username> people) {
        return people.stream().map(Username::value).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
