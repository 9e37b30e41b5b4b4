package io.heyi.tender.internal.web;

import io.heyi.tender.internal.domain.TenderScore;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The what-if page of the tender score, whose address holds everything so that a calculation can be passed on. */
@Controller
class ScorePages {

    @GetMapping("/tenders/score")
    String whatIf(HttpServletRequest request, Model model) {
        var form = ScoreForm.of(request);
        var reading = form.question().read();
        model.addAttribute("form", form);
        model.addAttribute("errors", reading.errors());
        if (reading.errors().isEmpty()) {
            model.addAttribute("ranking", TenderScore.rank(reading.weights(), reading.entries()));
        }
        return "tender/score";
    }
}
