package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.performance.internal.intake.Intake;
import io.heyi.performance.internal.intake.IntakeOutcome.Refused;
import io.heyi.performance.internal.intake.IntakeOutcome.Stored;
import io.heyi.performance.internal.intake.RawRow;
import io.heyi.performance.internal.intake.Reading;
import io.heyi.performance.internal.intake.RowError;
import io.heyi.performance.internal.intake.Submitter;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One value, typed in. */
@Controller
@RequestMapping("/metrics/new")
class ValuePages {

    private final Emcs emcs;
    private final Intake intake;
    private final Access access;

    ValuePages(Emcs emcs, Intake intake, Access access) {
        this.emcs = emcs;
        this.intake = intake;
        this.access = access;
    }

    /** @param figure actor and metric with a slash between */
    record ValueForm(String emc, String period, String figure, String value, String source, String sampleSize) {

        ValueForm {
            period = period == null ? "" : period;
        }

        /** The month to go back to. */
        String back() {
            return "/metrics?emc=" + emc + "&period=" + period;
        }
    }

    @GetMapping
    String form(@RequestParam String emc, @RequestParam String period, @RequestParam(defaultValue = "") String figure, Model model) {
        return form(new ValueForm(emc, period, figure, "", "", ""), List.of(), model);
    }

    private String form(ValueForm form, List<FieldError> errors, Model model) {
        var view = reportable(form.emc());
        model.addAttribute("emc", view);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("figures", figures(view, terms(view, form.period())));
        model.addAttribute("month", YearMonth.parse(form.period()));
        model.addAttribute("back", form.back());
        return "performance/value";
    }

    private EmcView reportable(String emc) {
        var user = access.currentUser();
        if (!EmcCode.isValid(emc) || !emcs.mayRead(user, new EmcCode(emc))) {
            throw ApiProblem.notFound("performance.problem.unknownEmc");
        }
        if (!intake.mayReport(user, new EmcCode(emc))) {
            throw ApiProblem.forbidden("performance.error.notYours", emc);
        }
        return emcs.find(new EmcCode(emc)).orElseThrow();
    }

    private ContractTerms terms(EmcView view, String period) {
        try {
            return emcs.termsOf(view.code(), YearMonth.parse(period)).orElseThrow(() -> ApiProblem.notFound("performance.error.noContract", view.code().value(), period));
        } catch (DateTimeException e) {
            throw ApiProblem.notFound("performance.problem.unknownMonth");
        }
    }

    private static Map<String, String> figures(EmcView view, ContractTerms terms) {
        Map<String, String> figures = new LinkedHashMap<>();
        terms.goals().forEach(goal -> figures.put(view.code() + "/" + goal.metric(), terms.title() + ": " + goal.name()));
        terms.nodes().forEach(node -> node.targets().forEach(target -> figures.put(node.actor() + "/" + target.metric(), node.name() + ": " + target.name())));
        return figures;
    }

    @PostMapping
    String report(@ModelAttribute ValueForm form, Model model, RedirectAttributes redirect) {
        reportable(form.emc());
        var parts = form.figure() == null ? new String[0] : form.figure().split("/", 2);
        var row = new RawRow(1, form.emc(), parts.length == 2 ? parts[0] : "", parts.length == 2 ? parts[1] : "", form.period(), form.value(), form.source(), form.sampleSize());
        return switch (intake.submit(new Submitter.Human(access.currentUser(), true), Reading.of(row), null, CanonicalJson.sha256(row.toString()))) {
            case Stored stored -> {
                Flash.good(redirect, stored.stored() == 0 ? "performance.flash.known" : (stored.corrections() > 0 ? "performance.flash.corrected" : "performance.flash.one") + lateness(stored));
                yield "redirect:" + form.back();
            }
            case Refused refused -> form(form, refused.errors().stream().map(ValuePages::field).distinct().toList(), model);
        };
    }

    private static String lateness(Stored stored) {
        return stored.carried() > 0 ? ".carried" : stored.recordedOnly() > 0 ? ".recordedOnly" : "";
    }

    private static FieldError field(RowError error) {
        var field = switch (error.field()) {
            case "actor", "metric", "emc", "period", "" -> "figure";
            default -> error.field();
        };
        return new FieldError(field, error.code(), error.arguments());
    }
}
