package io.heyi.emc.internal.web.sharing;

import io.heyi.access.Access;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.sharing.Sharing;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The what-if page of sharing, whose address holds everything so that a calculation can be passed on, and what an EMC shared. */
@Controller
class SharingPages {

    private static final int MONTHS = 12;

    private final Sharing sharing;
    private final SharingWords words;
    private final SharingPanel panel;
    private final Emcs emcs;
    private final Access access;

    SharingPages(Sharing sharing, SharingWords words, SharingPanel panel, Emcs emcs, Access access) {
        this.sharing = sharing;
        this.words = words;
        this.panel = panel;
        this.emcs = emcs;
        this.access = access;
    }

    @GetMapping("/sharing")
    String whatIf(HttpServletRequest request, Model model, Locale locale) {
        var form = WhatIfForm.of(request);
        model.addAttribute("form", form);
        var reading = form.question().read();
        model.addAttribute("errors", reading.errors());
        if (reading.errors().isEmpty()) {
            var result = sharing.compute(sharing.currentRule(), reading.input());
            model.addAttribute("result", result);
            model.addAttribute("amounts", PartyAmount.of(reading.input(), result));
            model.addAttribute("slices", SharingSlices.of(result, Map.of()));
            model.addAttribute("explanation", words.explain(result, locale));
        }
        return "emc/what-if";
    }

    /** Every month of an EMC, for whom the EMC's page alone is too short. */
    @GetMapping("/emcs/{code}/sharing")
    String months(@PathVariable String code, @RequestParam(defaultValue = "0") String page, Model model) {
        if (!EmcCode.isValid(code) || !emcs.mayRead(access.currentUser(), new EmcCode(code))) {
            throw ApiProblem.notFound("emcsharing.refusal.unknownEmc");
        }
        model.addAttribute("code", code);
        model.addAttribute("view", panel.of(access.currentUser(), new EmcCode(code), new PageRequest(page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0, MONTHS)));
        return "emc/sharing-months";
    }
}
