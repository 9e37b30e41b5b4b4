package io.heyi.emc.internal.web.delivery;

import io.heyi.access.Access;
import io.heyi.emc.internal.contract.EmcReading;
import io.heyi.emc.internal.delivery.DeliveryBook;
import io.heyi.emc.internal.delivery.DeliveryReply;
import io.heyi.emc.internal.delivery.DeliveryService;
import io.heyi.emc.internal.delivery.Dispute;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All deliverables of an EMC with their forms; fields carry the deliverable and its day, so that an error stands beside them. */
@Controller
@RequestMapping("/emcs/{code:EMC-[0-9]+}/deliverables")
class DeliveryPages {

    private final DeliveryBook book;
    private final DeliveryService deliveries;
    private final EmcReading reading;
    private final Access access;

    DeliveryPages(DeliveryBook book, DeliveryService deliveries, EmcReading reading, Access access) {
        this.book = book;
        this.deliveries = deliveries;
        this.reading = reading;
        this.access = access;
    }

    @GetMapping
    String show(@PathVariable String code, @RequestParam(defaultValue = "0") String page, Model model) {
        var emc = reading.find(access.currentUser(), EmcPaths.code(code)).orElseThrow(EmcPaths::unknown);
        model.addAttribute("emc", emc);
        model.addAttribute("rows", book.rows(access.currentUser(), emc.code(), new PageRequest(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE))
                .orElseThrow(EmcPaths::unknown));
        return "emc/deliverables";
    }

    @PostMapping("/{deliverable}/{due}/deliver")
    String deliver(@PathVariable String code, @PathVariable String deliverable, @PathVariable String due, @RequestParam Map<String, String> form, Model model, RedirectAttributes redirect) {
        var day = day(due);
        var key = "-" + deliverable + "-" + due;
        return answered(() -> deliveries.deliver(access.currentUser(), EmcPaths.code(code), deliverable, day, DeliveryPaths.day("deliveredOn", form.get("deliveredOn" + key)),
                form.get("proof" + key), form.get("link" + key)), code, key, form, "emcdelivery.flash.delivered", model, redirect);
    }

    @PostMapping("/{deliverable}/{due}/{record}/confirm")
    String confirm(@PathVariable String code, @PathVariable String deliverable, @PathVariable String due, @PathVariable String record, @RequestParam Map<String, String> form, Model model,
                   RedirectAttributes redirect) {
        day(due);
        var key = "-" + deliverable + "-" + due;
        return answered(() -> deliveries.confirm(access.currentUser(), EmcPaths.code(code), deliverable, DeliveryPaths.record(record), form.get("party" + key)), code, key, form,
                "emcdelivery.flash.confirmed", model, redirect);
    }

    @PostMapping("/{deliverable}/{due}/{record}/dispute")
    String dispute(@PathVariable String code, @PathVariable String deliverable, @PathVariable String due, @PathVariable String record, @RequestParam Map<String, String> form, Model model,
                   RedirectAttributes redirect) {
        day(due);
        var key = "-" + deliverable + "-" + due;
        var said = new Dispute(form.get("reason" + key), form.get("disputeProof" + key), form.get("disputeLink" + key));
        return answered(() -> onForm(deliveries.dispute(access.currentUser(), EmcPaths.code(code), deliverable, DeliveryPaths.record(record), form.get("party" + key), said)), code, key, form,
                "emcdelivery.flash.disputed", model, redirect);
    }

    /** The form of a dispute stands beside that of a delivery, which has a proof of its own. */
    private static DeliveryReply onForm(DeliveryReply reply) {
        return reply instanceof DeliveryReply.Invalid(var errors) ? new DeliveryReply.Invalid(errors.stream().map(DeliveryPages::onForm).toList()) : reply;
    }

    private static FieldError onForm(FieldError error) {
        return switch (error.field()) {
            case "proof" -> new FieldError("disputeProof", error.code(), error.arguments());
            case "link" -> new FieldError("disputeLink", error.code(), error.arguments());
            default -> error;
        };
    }

    /** A day that is none is no deliverable of any contract. */
    private static LocalDate day(String due) {
        try {
            return DeliveryPaths.day("due", due);
        } catch (ApiProblem e) {
            throw DeliveryPaths.unknown();
        }
    }

    private String answered(Supplier<DeliveryReply> act, String code, String key, Map<String, String> typed, String good, Model model, RedirectAttributes redirect) {
        var reply = replyTo(act);
        switch (reply) {
            case DeliveryReply.Done() -> Flash.good(redirect, good);
            case DeliveryReply.TooLate(var messageKey) -> Flash.add(redirect, Flash.Tone.WARN, messageKey);
            case DeliveryReply.Invalid(var errors) -> {
                var page = show(code, typed.getOrDefault("page", "0"), model);
                model.addAttribute("errors", errors.stream().map(error -> new FieldError(error.field() + key, error.code(), error.arguments())).toList());
                model.addAttribute("typed", typed);
                return page;
            }
            case DeliveryReply.Unknown unknown -> DeliveryPaths.done(unknown);
            case DeliveryReply.NotAllowed refused -> DeliveryPaths.done(refused);
        }
        return "redirect:/emcs/" + code + "/deliverables?page=" + (typed.getOrDefault("page", "").matches("\\d{1,6}") ? typed.get("page") : "0") + "#d" + key;
    }

    private static DeliveryReply replyTo(Supplier<DeliveryReply> act) {
        try {
            return act.get();
        } catch (ApiProblem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return new DeliveryReply.Invalid(problem.errors());
        }
    }
}
