package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.performance.internal.intake.CsvRows;
import io.heyi.performance.internal.intake.Intake;
import io.heyi.performance.internal.intake.IntakeOutcome.Refused;
import io.heyi.performance.internal.intake.IntakeOutcome.Stored;
import io.heyi.performance.internal.intake.Reading;
import io.heyi.performance.internal.intake.Submitter;
import io.heyi.shared.CanonicalJson;
import io.heyi.web.Flash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A CSV file or pasted rows: first a preview, then, for exactly what was previewed, the confirmation. Nothing is kept in between. */
@Controller
@RequestMapping("/metrics/upload")
class UploadPages {

    private final Intake intake;
    private final Access access;
    private final PerformancePolicy policy;

    UploadPages(Intake intake, Access access, PerformancePolicy policy) {
        this.intake = intake;
        this.access = access;
        this.policy = policy;
    }

    @GetMapping
    String form(Model model) {
        model.addAttribute("mostRows", policy.mostRows());
        model.addAttribute("content", "");
        return "performance/upload";
    }

    @PostMapping
    String preview(@RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String text, Model model) throws IOException {
        var chosen = file != null && !file.isEmpty();
        return preview(chosen ? file.getBytes() : text.getBytes(StandardCharsets.UTF_8), model);
    }

    private String preview(byte[] given, Model model) {
        var reading = CsvRows.read(given, policy.mostRows());
        var content = reading.isUndecodable() ? "" : content(given);
        model.addAttribute("mostRows", policy.mostRows());
        model.addAttribute("content", content);
        model.addAttribute("preview", Preview.of(content, reading, intake.plan(me(), reading)));
        return "performance/upload";
    }

    /** A browser sends every line end as CR LF, so the seal is over the text with plain ones. */
    private static String content(byte[] given) {
        return new String(given, StandardCharsets.UTF_8).replace("\uFEFF", "").replace("\r\n", "\n").replace("\u0000", "");
    }

    @PostMapping("/confirm")
    String confirm(@RequestParam String content, @RequestParam String seal, Model model, RedirectAttributes redirect) {
        var given = content.getBytes(StandardCharsets.UTF_8);
        var plain = content(given);
        Reading reading = CsvRows.read(given, policy.mostRows());
        return switch (intake.confirm(me(), reading, CanonicalJson.sha256(given), plan -> Preview.seal(plain, plan).equals(seal))) {
            case Stored stored -> {
                Flash.good(redirect, stored.late() ? "performance.flash.stored.late" : "performance.flash.stored", String.valueOf(stored.stored()), String.valueOf(stored.corrections()),
                        String.valueOf(stored.carried()), String.valueOf(stored.recordedOnly()));
                yield "redirect:" + (reading.rows().isEmpty() ? "/metrics" : "/metrics?emc=" + reading.rows().getFirst().emc().strip() + "&period=" + reading.rows().getFirst().period().strip());
            }
            case Refused refused -> {
                model.addAttribute("changed", refused.errors().stream().anyMatch(error -> error.is("changed")));
                yield preview(given, model);
            }
        };
    }

    private Submitter.Human me() {
        return new Submitter.Human(access.currentUser(), true);
    }
}
