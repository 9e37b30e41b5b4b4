package io.heyi.inbox.internal.web.attachment;

import io.heyi.access.CurrentUser;
import io.heyi.files.FileIntake;
import io.heyi.inbox.internal.attachment.Attachment;
import io.heyi.inbox.internal.attachment.Attachments;
import io.heyi.inbox.internal.web.TaskPart;
import io.heyi.shared.PageRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Files of the case on the page of each of its tasks. */
@Component
class AttachmentPart implements TaskPart {

    private static final PageRequest LATEST = new PageRequest(0, 50);
    private static final long KILO = 1024;

    private final Attachments attachments;
    private final FileIntake intake;

    AttachmentPart(Attachments attachments, FileIntake intake) {
        this.attachments = attachments;
        this.intake = intake;
    }

    /** @param kilobytes of its content, rounded up */
    public record Line(Attachment attachment, long kilobytes, boolean mayWithdraw) {}

    @Override
    public Place place() {
        return Place.BELOW_DECISION;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public String fragment() {
        return "inbox/attachments :: attachments";
    }

    @Override
    public Optional<Map<String, Object>> model(Shown shown, CurrentUser reader) {
        var task = shown.task();
        var page = attachments.of(task, reader, LATEST);
        var lines = page.items().stream().map(one -> new Line(one, Math.ceilDiv(one.size(), KILO), one.person().equals(reader.username()) && one.withdrawnAt().isEmpty())).toList();
        var policy = intake.policy();
        return Optional.of(Map.of("path", "/inbox/tasks/" + task.id(), "files", lines, "earlier", page.total() - lines.size(), "kinds", policy.extensions(),
                "accept", Arrays.stream(policy.extensions().split(", ")).map(end -> "." + end).collect(Collectors.joining(",")), "largest", policy.largest().toBytes(),
                "largestMegabytes", Math.max(1, policy.largest().toMegabytes()), "scans", intake.scans(), "request", UUID.randomUUID().toString()));
    }
}
