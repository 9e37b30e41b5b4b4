package io.heyi.inbox.internal.web.attachment;

import io.heyi.access.CurrentUser;
import io.heyi.files.FilesAwayException;
import io.heyi.inbox.internal.attachment.Attachment;
import io.heyi.inbox.internal.attachment.AttachmentOutcome;
import io.heyi.inbox.internal.attachment.Attachments;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What page and API have in common. Each method throws an {@link ApiProblem} unless it was done. */
@Component
class AttachmentAnswers {

    private final Attachments attachments;

    AttachmentAnswers(Attachments attachments) {
        this.attachments = attachments;
    }

    /** @param id of the client's, empty for a new one */
    Attachment attach(String id, String task, CurrentUser user, MultipartFile file) {
        if (file == null || file.getOriginalFilename() == null || file.getOriginalFilename().isEmpty()) {
            throw ApiProblem.invalid(List.of(FieldError.of("file", "files.error.missing")));
        }
        try (var content = file.getInputStream()) {
            return done(attachments.attach(request(id), TaskProblems.id(task), user, file.getOriginalFilename(), content));
        } catch (FilesAwayException e) {
            throw away();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be saved and never to be shown: whatever the content is, a browser neither opens nor runs it at our address. */
    ResponseEntity<InputStreamResource> download(String task, String id, CurrentUser reader) {
        var attachment = done(attachments.find(TaskProblems.id(task), id(id), reader));
        try {
            return ResponseEntity.ok().contentType(MediaType.parseMediaType(attachment.kind().mediaType())).contentLength(attachment.size())
                    .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
                    .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox; default-src 'none'")
                    .cacheControl(CacheControl.noStore().cachePrivate()).body(new InputStreamResource(attachments.content(attachment)));
        } catch (FilesAwayException e) {
            throw away();
        }
    }

    Attachment withdraw(String task, String id, CurrentUser user) {
        return done(attachments.withdraw(TaskProblems.id(task), id(id), user));
    }

    private static Attachment done(AttachmentOutcome outcome) {
        return switch (outcome) {
            case AttachmentOutcome.Done(var attachment) -> attachment;
            case AttachmentOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case AttachmentOutcome.Forbidden() -> throw TaskProblems.forbidden();
            case AttachmentOutcome.Unknown() -> throw unknown();
            case AttachmentOutcome.Withdrawn() -> throw ApiProblem.notFound("attachment.problem.withdrawn");
            case AttachmentOutcome.ScannerAway() -> throw ApiProblem.unavailable("attachment.problem.scannerAway");
        };
    }

    private static UUID request(String text) {
        try {
            return text.isBlank() ? UUID.randomUUID() : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("id", "attachment.error.id")));
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("attachment.problem.unknown");
    }

    private static ApiProblem away() {
        return ApiProblem.unavailable("attachment.problem.away");
    }
}
