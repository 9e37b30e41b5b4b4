package io.heyi.emc.internal.web.sharing;

import io.heyi.emc.internal.sharing.Sharing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The what-if page of sharing: everything stands in its address, so that a calculation can be passed on. */
@Controller
class SharingPages {

    private final Sharing sharing;
    private final SharingWords words;

    SharingPages(Sharing sharing, SharingWords words) {
        this.sharing = sharing;
        this.words = words;
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
            model.addAttribute("slices", SharingSlices.of(result));
            model.addAttribute("explanation", words.explain(result, locale));
        }
        return "emc/sharing";
    }
}
