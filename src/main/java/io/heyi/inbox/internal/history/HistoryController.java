package io.heyi.inbox.internal.history;

import io.heyi.access.Access;
import io.heyi.audit.AuditTrail;
import io.heyi.audit.AuditVerification;
import io.heyi.audit.HistoryFile;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.history.HistoryDownloads.Content;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The history of a task or a case as JSON and PDF, for whoever may read it, and its verification. */
@Controller
@Tag(name = "history")
class HistoryController {

    private final TaskReading reading;
    private final CaseHistory histories;
    private final HistoryDownloads downloads;
    private final AuditTrail audit;
    private final Access access;

    HistoryController(TaskReading reading, CaseHistory histories, HistoryDownloads downloads, AuditTrail audit, Access access) {
        this.reading = reading;
        this.histories = histories;
        this.downloads = downloads;
        this.audit = audit;
        this.access = access;
    }

    /** @param part {@code task} for this task alone, else the whole case */
    @GetMapping({"/inbox/tasks/{id}/history.json", "/api/v1/tasks/{id}/history"})
    @Operation(summary = "The history of a task's case with all that recomputes its chain; part=task for the task alone")
    ResponseEntity<HistoryFile> json(@PathVariable String id, @RequestParam(defaultValue = "case") String part) {
        var task = task(id);
        return file("history-" + task.id() + ".json", MediaType.APPLICATION_JSON).body(downloads.json(content(task, part)));
    }

    @GetMapping({"/inbox/tasks/{id}/history.pdf", "/api/v1/tasks/{id}/history.pdf"})
    @Operation(summary = "The history of a task's case to print; part=task for the task alone")
    ResponseEntity<byte[]> pdf(@PathVariable String id, @RequestParam(defaultValue = "case") String part, Locale locale) {
        var task = task(id);
        return file("history-" + task.id() + ".pdf", MediaType.APPLICATION_PDF).body(downloads.pdf(content(task, part), task.subject(), locale));
    }

    @GetMapping({"/api/v1/cases/{key}/history", "/api/v1/cases/{key}/{below}/history"})
    @Operation(summary = "The history of a case with all that recomputes its chain")
    ResponseEntity<HistoryFile> caseJson(@PathVariable String key, @PathVariable(required = false) String below) {
        var content = ofCase(key, below);
        return file(name(content, "json"), MediaType.APPLICATION_JSON).body(downloads.json(content));
    }

    @GetMapping({"/api/v1/cases/{key}/history.pdf", "/api/v1/cases/{key}/{below}/history.pdf"})
    @Operation(summary = "The history of a case to print")
    ResponseEntity<byte[]> casePdf(@PathVariable String key, @PathVariable(required = false) String below, Locale locale) {
        var content = ofCase(key, below);
        return file(name(content, "pdf"), MediaType.APPLICATION_PDF).body(downloads.pdf(content, content.businessKey(), locale));
    }

    @PostMapping("/inbox/tasks/{id}/history/verification")
    String verify(@PathVariable String id, RedirectAttributes redirect) {
        var task = task(id);
        switch (audit.verify(task.businessKey())) {
            case AuditVerification.Intact intact -> Flash.good(redirect, "inbox.history.intact", String.valueOf(intact.entries()));
            case AuditVerification.Broken broken -> Flash.bad(redirect, "inbox.history.broken", String.valueOf(broken.sequence()));
        }
        return "redirect:/inbox/tasks/" + task.id();
    }

    private Task task(String id) {
        return TaskProblems.visible(reading.open(TaskProblems.id(id), access.currentUser())).task();
    }

    private Content content(Task task, String part) {
        var content = Content.of(task.businessKey(), histories.around(task, access.currentUser()));
        return part.equals("task") ? content.ofTask(task.id()) : content;
    }

    /** A case that the reader may not see is answered like one that does not exist. */
    private Content ofCase(String key, String below) {
        var businessKey = below == null ? key : key + "/" + below;
        return histories.of(businessKey, access.currentUser()).map(told -> Content.of(businessKey, told)).orElseThrow(() -> ApiProblem.notFound("inbox.history.unknownCase"));
    }

    private static String name(Content content, String suffix) {
        return "history-" + content.businessKey().replace('/', '-') + "." + suffix;
    }

    private static ResponseEntity.BodyBuilder file(String name, MediaType type) {
        var ascii = name.chars().allMatch(letter -> letter > 31 && letter < 127);
        var disposition = ascii ? ContentDisposition.attachment().filename(name).build() : ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString()).contentType(type);
    }
}
