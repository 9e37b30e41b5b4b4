package io.heyi.audit.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditVerification;
import io.heyi.audit.HeldBack;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The history for auditors: read, verify, take away. */
@Controller
class AuditPages {

    private final Access access;
    private final AuditStore audit;
    private final ObjectMapper json;
    private final List<HeldBack> heldBack;

    AuditPages(Access access, AuditStore audit, ObjectMapper json, List<HeldBack> heldBack) {
        this.access = access;
        this.audit = audit;
        this.json = json;
        this.heldBack = List.copyOf(heldBack);
    }

    static boolean mayRead(CurrentUser user) {
        return user.has(Role.AUDITOR) || user.has(Role.ADMINISTRATOR);
    }

    private CurrentUser reader() {
        var user = access.currentUser();
        if (!mayRead(user)) {
            throw ApiProblem.forbidden("audit.problem.forbidden");
        }
        return user;
    }

    @GetMapping("/audit")
    String list(@RequestParam(defaultValue = "") String stream, @RequestParam(defaultValue = "0") int page, Model model) {
        var reader = reader();
        var wanted = new PageRequest(Math.clamp(page, 0, 1_000_000), 50);
        var key = stream.strip();
        model.addAttribute("stream", key);
        model.addAttribute("entries", (key.isEmpty() ? audit.entries(wanted) : audit.entries(key, wanted)).map(told(reader)));
        model.addAttribute("here", UriComponentsBuilder.fromPath("/audit").queryParamIfPresent("stream", named(key)).encode().toUriString());
        return "audit/list";
    }

    /** Who, when, what and the hash are told always, so that the chain's links can be followed; details only to whoever may know them now. */
    private UnaryOperator<AuditEntry> told(CurrentUser reader) {
        var hidden = heldBack.stream().map(one -> one.from(reader)).reduce(entry -> false, Predicate::or);
        return entry -> hidden.test(entry) ? new AuditEntry(entry.id(), entry.stream(), entry.sequence(), entry.at(), entry.actor(), entry.action(), Map.of("heldBack", true), entry.previousHash(),
                entry.hash()) : entry;
    }

    private static Optional<String> named(String stream) {
        return Optional.of(stream).filter(text -> !text.isEmpty());
    }

    @PostMapping("/audit/verification")
    String verify(RedirectAttributes redirect) {
        var user = reader();
        switch (audit.verify()) {
            case AuditVerification.Intact intact -> {
                audit.record(new AuditEvent(AuditEvent.SYSTEM, user.username().value(), "audit.verified", Map.of("entries", intact.entries())));
                Flash.good(redirect, "audit.verification.intact", String.valueOf(intact.entries()));
            }
            case AuditVerification.Broken broken -> Flash.bad(redirect, "audit.verification.broken", String.valueOf(broken.entryId()), broken.stream(),
                    String.valueOf(broken.sequence()), broken.why());
        }
        return "redirect:/audit";
    }

    /** One JSON document per line, oldest first, so that any length can be taken away and checked elsewhere; an entry that is held back says so in its details. */
    @GetMapping("/audit/download")
    ResponseEntity<StreamingResponseBody> download(@RequestParam(defaultValue = "") String stream) {
        var told = told(reader());
        var name = named(stream.strip());
        StreamingResponseBody lines = out -> audit.forEach(name, entry -> write(out, told.apply(entry)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"heyi-history.ndjson\"").body(lines);
    }

    private void write(OutputStream out, AuditEntry entry) {
        try {
            out.write(json.writeValueAsBytes(entry));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of the history went away", e);
        }
    }
}
