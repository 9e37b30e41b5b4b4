package io.heyi.audit.internal;

import io.heyi.audit.AuditVerification;
import io.heyi.audit.proof.HistoryCheck.Verdict.Faulty;
import io.heyi.audit.proof.HistoryCheck.Verdict.Valid;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** Anybody inside may check a downloaded history here (product-bar T7); nothing of it is kept. */
@Controller
@Tag(name = "history")
class HistoryFilePages {

    private final HistoryFiles files;

    HistoryFilePages(HistoryFiles files) {
        this.files = files;
    }

    /**
     * What the page and the API say of a file.
     *
     * @param holds whether the file is whole, the product keeps every entry so, and the product's own chain of the case is whole
     * @param brokenAt number of the first entry that does not fit; 0 for the file itself, null when all fit
     * @param fault name of what does not fit, null when all fits
     */
    record Report(boolean holds, String businessKey, int recomputed, int heldBack, int gaps, Long brokenAt, String fault) {

        static Report of(HistoryFiles.Checked checked) {
            return switch (checked.verdict()) {
                case Faulty(var sequence, var fault) -> new Report(false, null, 0, 0, 0, sequence, fault.name());
                case Valid valid -> {
                    var broken = checked.kept().filter(AuditVerification.Broken.class::isInstance).map(AuditVerification.Broken.class::cast);
                    var at = checked.differsAt().or(() -> broken.map(AuditVerification.Broken::sequence)).orElse(null);
                    yield new Report(checked.holds(), valid.businessKey(), valid.recomputed(), valid.heldBack(), valid.gaps(), at,
                            checked.differsAt().isPresent() ? "NOT_KEPT" : broken.isPresent() ? "KEPT_BROKEN" : null);
                }
            };
        }
    }

    @GetMapping("/history/verify")
    String form(Model model) {
        model.addAttribute("errors", List.of());
        return "audit/verify";
    }

    @PostMapping("/history/verify")
    String verify(@RequestParam(required = false) MultipartFile file, Model model, HttpServletResponse response) throws IOException {
        var errors = file == null || file.isEmpty() ? List.of(FieldError.of("file", "audit.file.error.missing")) : List.<FieldError>of();
        model.addAttribute("errors", errors);
        if (errors.isEmpty()) {
            model.addAttribute("report", Report.of(files.check(new String(file.getBytes(), StandardCharsets.UTF_8))));
        } else {
            response.setStatus(ApiProblem.Kind.INVALID.status());
        }
        return "audit/verify";
    }

    @PostMapping(path = "/api/v1/history/verification", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Operation(summary = "Check a downloaded history: by itself, and against what the product keeps")
    Report check(@RequestBody String file) {
        return Report.of(files.check(file));
    }
}
