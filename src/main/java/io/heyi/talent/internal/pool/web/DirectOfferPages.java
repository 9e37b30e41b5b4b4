package io.heyi.talent.internal.pool.web;

import io.heyi.access.Access;
import io.heyi.access.Relation.Kind;
import io.heyi.orchestration.Begins;
import io.heyi.shared.FieldError;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.web.ApiProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which an owner offers a place without an opening to somebody in the pool or in a micro-enterprise that is being dissolved (domain.md P6, D2). */
@Controller
class DirectOfferPages {

    private final OfferService offers;
    private final Employments employments;
    private final Access access;
    private final MessageSource messages;

    DirectOfferPages(OfferService offers, Employments employments, Access access, MessageSource messages) {
        this.offers = offers;
        this.employments = employments;
        this.access = access;
        this.messages = messages;
    }

    @Begins("talent-move")
    @GetMapping("/microenterprises/{me}/offers/new")
    String form(@PathVariable String me, @RequestParam(defaultValue = "") String person, Model model, Locale locale) {
        if (!access.currentUser().is(Kind.ME_OWNER, me)) {
            throw ApiProblem.forbidden("talentpool.refusal.onlyOwner");
        }
        return form(me, Map.of("person", person), List.of(), model, locale);
    }

    private String form(String me, Map<String, String> typed, List<FieldError> errors, Model model, Locale locale) {
        var roles = new LinkedHashMap<String, String>();
        employments.roles().forEach(code -> roles.put(code, messages.getMessage("people.role." + code, null, code, locale)));
        model.addAttribute("me", me);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("roles", roles);
        return "talent/offer-new";
    }

    @PostMapping("/microenterprises/{me}/offers")
    String make(@PathVariable String me, @RequestParam Map<String, String> typed, Model model, Locale locale, RedirectAttributes redirect) {
        var input = new OfferService.Input(me, typed.get("role"), typed.getOrDefault("person", "").strip(), typed.get("salary"), typed.get("percent"), typed.get("text"));
        var errors = PoolPaths.acted(offers.offer(access.currentUser(), input), "talentpool.flash.offered", redirect);
        return errors.isEmpty() ? "redirect:/microenterprises/" + me + "/openings" : form(me, typed, errors, model, locale);
    }
}
