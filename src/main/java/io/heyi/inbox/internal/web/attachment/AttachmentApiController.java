package io.heyi.inbox.internal.web.attachment;

import io.heyi.access.Access;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.attachment.Attachment;
import io.heyi.inbox.internal.attachment.Attachments;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of a case, for clients (product-bar T15). */
@RestController
@RequestMapping("/api/v1/tasks/{task}/attachments")
@Tag(name = "Discussion")
class AttachmentApiController {

    private final Attachments attachments;
    private final AttachmentAnswers answers;
    private final TaskReading reading;
    private final Access access;

    AttachmentApiController(Attachments attachments, AttachmentAnswers answers, TaskReading reading, Access access) {
        this.attachments = attachments;
        this.answers = answers;
        this.reading = reading;
        this.access = access;
    }

    /**
     * @param task on which it was attached
     * @param type media type by its content
     * @param size in bytes
     * @param sha256 hexadecimal
     * @param scanned whether a virus scanner has looked at it
     * @param withdrawnAt null while the content is there
     */
    record AttachmentJson(String id, String task, String person, String name, String type, long size, String sha256, boolean scanned, Instant at, Instant withdrawnAt) {

        static AttachmentJson of(Attachment one) {
            return new AttachmentJson(one.id().toString(), one.task().toString(), one.person().value(), one.name(), one.kind().mediaType(), one.size(), one.sha256(), one.scanned(),
                    one.at(), one.withdrawnAt().orElse(null));
        }
    }

    record AttachmentsJson(List<AttachmentJson> items, long total) {}

    @GetMapping
    @Operation(summary = "Files of the case of a task, the latest first")
    AttachmentsJson list(@PathVariable String task, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size) {
        var user = access.currentUser();
        var found = attachments.of(TaskProblems.visible(reading.open(TaskProblems.id(task), user)).task(), user,
                new PageRequest(Math.max(0, page), Math.clamp(size, 1, PageRequest.LARGEST_SIZE)));
        return new AttachmentsJson(found.items().stream().map(AttachmentJson::of).toList(), found.total());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Attach a file to the case; with an id of your own, a repeat attaches nothing twice")
    AttachmentJson attach(@PathVariable String task, @RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String id) {
        return AttachmentJson.of(answers.attach(id, task, access.currentUser(), file));
    }

    @GetMapping("/{id}")
    @Operation(summary = "The content, to be saved and not to be shown")
    ResponseEntity<InputStreamResource> download(@PathVariable String task, @PathVariable String id) {
        return answers.download(task, id, access.currentUser());
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Take back what I attached: its content goes, its name and fingerprint stay")
    void withdraw(@PathVariable String task, @PathVariable String id) {
        answers.withdraw(task, id, access.currentUser());
    }
}
