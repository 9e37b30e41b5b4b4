package io.heyi.inbox.internal.history;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.audit.HistoryFile;
import io.heyi.inbox.internal.TaskHistory.Told;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the files of a history and remembers who took one away, with the hash that its last entry had (product-bar T7). */
@Component
public class HistoryDownloads {

    private final HistoryPdf pdf;
    private final AuditTrail audit;
    private final Access access;
    private final Clock clock;

    HistoryDownloads(HistoryPdf pdf, AuditTrail audit, Access access, Clock clock) {
        this.pdf = pdf;
        this.audit = audit;
        this.access = access;
        this.clock = clock;
    }

    /** What goes into a file. */
    public record Content(String businessKey, List<AuditEntry> entries, Set<Long> heldBack) {

        static Content of(String businessKey, Told told) {
            return new Content(businessKey, told.entries(), told.heldBack());
        }

        /** The entries of one task alone; what is held back does not say to which task it belongs and stays out. */
        Content ofTask(UUID task) {
            return new Content(businessKey, entries.stream().filter(entry -> task.toString().equals(entry.details().get("taskId"))).toList(), heldBack);
        }
    }

    HistoryFile json(Content content) {
        remember(content, "JSON");
        return HistoryFile.of(content.businessKey(), reader().username().value(), clock.instant(), content.entries(), content.heldBack());
    }

    byte[] pdf(Content content, String title, Locale locale) {
        var bytes = pdf.of(content, title, reader(), clock.instant(), locale);
        remember(content, "PDF");
        return bytes;
    }

    private CurrentUser reader() {
        return access.currentUser();
    }

    private void remember(Content content, String format) {
        audit.record(new AuditEvent(AuditEvent.SYSTEM, reader().username().value(), "inbox.historyDownloaded", Map.of("businessKey", content.businessKey(), "format", format,
                "entries", content.entries().size(), "hash", content.entries().isEmpty() ? "" : content.entries().getLast().hash())));
    }
}
