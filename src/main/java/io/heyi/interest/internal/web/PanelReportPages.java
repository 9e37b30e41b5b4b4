package io.heyi.interest.internal.web;

import io.heyi.access.Access;
import io.heyi.interest.internal.PanelReports;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking a report of an impossible panel off the home page. */
@Controller
class PanelReportPages {

    private final PanelReports reports;
    private final Access access;

    PanelReportPages(PanelReports reports, Access access) {
        this.reports = reports;
        this.access = access;
    }

    @PostMapping("/interests/panels/seen")
    String seen(@RequestParam String businessKey, @RequestParam String decisionKey, RedirectAttributes redirect) {
        switch (reports.seen(access.currentUser(), businessKey, decisionKey)) {
            case DONE -> Flash.good(redirect, "interest.impossible.seen.done");
            case NOT_ALLOWED -> throw ApiProblem.forbidden("interest.refusal.onlyOperators");
            case UNKNOWN -> throw InterestProblems.unknown();
        }
        return "redirect:/";
    }
}
