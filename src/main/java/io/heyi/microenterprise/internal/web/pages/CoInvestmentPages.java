package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.microenterprise.CoInvestments;
import io.heyi.microenterprise.CoInvestments.Outcome;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Outside investors' money in one micro-enterprise, and recording what has arrived. */
@Controller
@RequestMapping("/microenterprises/{code}/co-investments")
class CoInvestmentPages {

    private final CoInvestments investments;
    private final Microenterprises microenterprises;
    private final Access access;

    CoInvestmentPages(CoInvestments investments, Microenterprises microenterprises, Access access) {
        this.investments = investments;
        this.microenterprises = microenterprises;
        this.access = access;
    }

    @GetMapping
    String list(@PathVariable String code, @RequestParam(defaultValue = "0") String page, Model model) {
        return shown(find(code), page, Map.of(), model);
    }

    @PostMapping
    String record(@PathVariable String code, @ModelAttribute CoInvestments.Input input, Model model, RedirectAttributes redirect) {
        switch (investments.record(access.currentUser(), code, input)) {
            case Outcome.Recorded(var investment) -> Flash.good(redirect, "coinvestment.flash.recorded", investment.reference());
            case Outcome.Unknown() -> throw unknown();
            case Outcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case Outcome.Conflict(var messageKey, var arguments) -> Flash.add(redirect, Flash.Tone.WARN, messageKey, arguments.stream().map(Object::toString).toArray(String[]::new));
            case Outcome.Invalid(var errors) -> {
                model.addAttribute("errors", errors);
                return shown(find(code), "0", typed(input), model);
            }
        }
        return "redirect:/microenterprises/" + code + "/co-investments";
    }

    private String shown(MicroenterpriseView me, String page, Map<String, String> typed, Model model) {
        model.addAttribute("me", me);
        model.addAttribute("result", investments.of(me.code(), Paging.of(page)));
        model.addAttribute("mayRecord", investments.mayRecord(access.currentUser(), me));
        model.addAttribute("typed", typed);
        return "microenterprise/co-investments";
    }

    private static Map<String, String> typed(CoInvestments.Input input) {
        return Map.of("investor", text(input.investor()), "amount", text(input.amount()), "receivedOn", text(input.receivedOn()), "reference", text(input.reference()), "proof", text(input.proof()));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private MicroenterpriseView find(String code) {
        return microenterprises.find(code).orElseThrow(CoInvestmentPages::unknown);
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("proposalpages.problem.unknownMicroenterprise");
    }
}
