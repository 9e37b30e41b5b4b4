package io.heyi.inbox.internal.attachment;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditTrail;
import io.heyi.files.FileIntake;
import io.heyi.files.FileStore;
import io.heyi.files.Intake;
import io.heyi.files.ReceivedFile;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskHistory;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files of a case (product-bar T15): on every task of it, for whoever may read that task. As with what is said, a file that was attached on a task stays hidden from those who must
 * not see that task.
 */
@Component
public class Attachments {

    private final AttachmentStore store;
    private final FileIntake intake;
    private final FileStore files;
    private final TaskReading reading;
    private final TaskRights rights;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    Attachments(AttachmentStore store, FileIntake intake, FileStore files, TaskReading reading, TaskRights rights, AuditTrail audit, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.intake = intake;
        this.files = files;
        this.reading = reading;
        this.rights = rights;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What the reader of a task may see of its case, the latest first; what was taken back is among it, without content. */
    public PageOf<Attachment> of(Task task, CurrentUser reader, PageRequest page) {
        var hidden = reading.hidden(store.tasksWithAttachments(task.businessKey()), reader);
        return PageOf.of(store.attachments(task.businessKey(), hidden, page), store.count(task.businessKey(), hidden), page);
    }

    /**
     * @param id of the browser or client: the same again attaches nothing twice
     * @param name as the sender gave it
     * @param content read once, and not before the sender's right is known
     */
    public AttachmentOutcome attach(UUID id, UUID taskId, CurrentUser user, String name, InputStream content) {
        return onReadable(taskId, user, task -> known(id, task, user).orElseGet(() -> switch (intake.receive(name, content)) {
            case Intake.Accepted(var file) -> {
                try (file) {
                    yield keep(id, task, user, file);
                }
            }
            case Intake.Refused(var error) -> new AttachmentOutcome.Invalid(List.of(error));
            case Intake.Infected(var cleaned, var sha256, var finding) -> {
                record(task, user, "inbox.attachmentInfected", Map.of("file", cleaned, "sha256", sha256, "finding", finding));
                yield new AttachmentOutcome.Invalid(List.of(FieldError.of("file", "attachment.error.infected", finding)));
            }
            case Intake.ScannerAway() -> new AttachmentOutcome.ScannerAway();
        }));
    }

    private Optional<AttachmentOutcome> known(UUID id, Task task, CurrentUser user) {
        return store.find(id).map(one -> one.person().equals(user.username()) && one.task().equals(task.id()) ? new AttachmentOutcome.Done(one)
                : new AttachmentOutcome.Invalid(List.of(FieldError.of("id", "attachment.error.idTaken"))));
    }

    private AttachmentOutcome keep(UUID id, Task task, CurrentUser user, ReceivedFile file) {
        var content = files.put(file);
        return transactions.execute(status -> {
            store.lockCase(task.businessKey());
            var known = known(id, task, user);
            if (known.isPresent()) {
                return known.get();
            }
            if (store.countOf(task.businessKey()) >= intake.policy().mostPerCase()) {
                return new AttachmentOutcome.Invalid(List.of(FieldError.of("file", "attachment.error.tooMany", intake.policy().mostPerCase())));
            }
            var attachment = new Attachment(id, task.businessKey(), task.id(), user.username(), file.name(), file.kind(), file.size(), file.sha256(), content, intake.scans(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS), Optional.empty());
            files.keep(content);
            store.insert(attachment);
            record(task, user, "inbox.attachmentAdded", details(attachment));
            return new AttachmentOutcome.Done(attachment);
        });
    }

    /** For a download: asks anew whether this reader may see this task and the one it was attached on. Its content is then {@link #content}. */
    public AttachmentOutcome find(UUID taskId, UUID id, CurrentUser reader) {
        return onReadable(taskId, reader, task -> store.find(id).filter(one -> one.businessKey().equals(task.businessKey())).<AttachmentOutcome>map(one -> {
            if (!reading.hidden(List.of(one.task()), reader).isEmpty()) {
                rights.recordRefusal(task, reader, "attachment");
                return new AttachmentOutcome.Forbidden();
            }
            return one.withdrawnAt().isPresent() ? new AttachmentOutcome.Withdrawn() : new AttachmentOutcome.Done(one);
        }).orElseGet(AttachmentOutcome.Unknown::new));
    }

    /** To be closed. */
    public InputStream content(Attachment attachment) {
        return files.open(attachment.content());
    }

    /** By whoever attached it: the content goes, its line and its fingerprint stay. Repeating it changes nothing. */
    @Transactional
    public AttachmentOutcome withdraw(UUID taskId, UUID id, CurrentUser user) {
        return onReadable(taskId, user, task -> store.lock(id).filter(one -> one.businessKey().equals(task.businessKey())).<AttachmentOutcome>map(one -> {
            if (!one.person().equals(user.username())) {
                rights.recordRefusal(task, user, "attachment");
                return new AttachmentOutcome.Forbidden();
            }
            if (one.withdrawnAt().isEmpty()) {
                store.withdraw(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
                files.release(one.content());
                record(task, user, "inbox.attachmentWithdrawn", details(one));
            }
            return new AttachmentOutcome.Done(one);
        }).orElseGet(AttachmentOutcome.Unknown::new));
    }

    private AttachmentOutcome onReadable(UUID taskId, CurrentUser user, Function<Task, AttachmentOutcome> action) {
        return switch (reading.open(taskId, user)) {
            case TaskReading.Opened.Visible(var task, var mayAct) -> action.apply(task);
            case TaskReading.Opened.Forbidden() -> new AttachmentOutcome.Forbidden();
            case TaskReading.Opened.Unknown() -> new AttachmentOutcome.Unknown();
        };
    }

    private static Map<String, Object> details(Attachment attachment) {
        return Map.of("attachment", attachment.id().toString(), "file", attachment.name(), "size", attachment.size(), "sha256", attachment.sha256());
    }

    private void record(Task task, CurrentUser user, String action, Map<String, Object> details) {
        audit.record(TaskHistory.event(task, user.username().value(), action, details));
    }
}
