package io.heyi.tender.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.Begins;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import io.heyi.tender.Bidders;
import io.heyi.tender.TenderState;
import io.heyi.tender.internal.TenderReply;
import io.heyi.tender.internal.TenderService;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a tender: a new one, or a draft that is not published yet. */
@Controller
@RequestMapping("/tenders")
class TenderCallPages {

    private final TenderPages pages;
    private final TenderService service;
    private final WorkingDays calendar;
    private final Access access;

    TenderCallPages(TenderPages pages, TenderService service, WorkingDays calendar, Access access) {
        this.pages = pages;
        this.service = service;
        this.calendar = calendar;
        this.access = access;
    }

    @Begins("open-tender")
    @GetMapping("/new")
    String blank(Model model) {
        var callers = callers();
        var usual = service.usual(callers.getFirst().id(), null, null, null, null);
        return page(null, CallForm.of(usual, UUID.randomUUID().toString(), calendar.zone()), List.of(), callers, model);
    }

    @PostMapping
    String create(@RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        var callers = callers();
        var form = CallForm.of(typed);
        var errors = new ArrayList<FieldError>();
        var input = form.read(calendar.zone(), errors);
        if (!errors.isEmpty()) {
            return page(null, form, errors, callers, model);
        }
        boolean publish = !typed.containsKey("draft");
        var reply = service.create(access.currentUser(), form.requestKey(), input, publish);
        return answered(null, form, reply, publish ? "published" : "drafted", callers, model, redirect);
    }

    @GetMapping("/{id:T-[0-9]+}/edit")
    String edit(@PathVariable String id, Model model) {
        var draft = pages.find(access.currentUser(), id);
        if (draft.state() != TenderState.DRAFT) {
            throw ApiProblem.conflict("tenderroom.refusal.termsFixed", Map.of());
        }
        return page(id, CallForm.of(draft, calendar.zone()), List.of(), callers(), model);
    }

    @PostMapping("/{id:T-[0-9]+}/edit")
    String revise(@PathVariable String id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        var callers = callers();
        var form = CallForm.of(typed);
        var errors = new ArrayList<FieldError>();
        var input = form.read(calendar.zone(), errors);
        if (!errors.isEmpty()) {
            return page(id, form, errors, callers, model);
        }
        return answered(id, form, service.revise(access.currentUser(), TenderPaths.code(id), input), "drafted", callers, model, redirect);
    }

    private String answered(String id, CallForm form, TenderReply reply, String done, List<Bidders.Bidder> callers, Model model, RedirectAttributes redirect) {
        if (reply instanceof TenderReply.Invalid(var errors)) {
            return page(id, form, errors, callers, model);
        }
        var code = TenderPaths.done(reply).code();
        Flash.good(redirect, "tenderroom.flash." + done);
        return "redirect:/tenders/" + code;
    }

    /** @throws ApiProblem for people who act for nobody inside */
    private List<Bidders.Bidder> callers() {
        var callers = service.callers(access.currentUser());
        if (callers.isEmpty()) {
            throw ApiProblem.forbidden("tenderroom.refusal.notYourParty");
        }
        return callers;
    }

    private static String page(String id, CallForm form, List<FieldError> errors, List<Bidders.Bidder> callers, Model model) {
        var options = new LinkedHashMap<String, String>();
        callers.forEach(party -> options.put(party.id().value(), party.name() + " (" + party.id() + ")"));
        model.addAttribute("id", id);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("callers", options.entrySet());
        return "tender/tender-new";
    }
}
