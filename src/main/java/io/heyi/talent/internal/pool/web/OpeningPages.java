package io.heyi.talent.internal.pool.web;

import io.heyi.access.Access;
import io.heyi.access.Relation.Kind;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.pool.Moves;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.OfferStore;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningInput;
import io.heyi.talent.internal.pool.OpeningService;
import io.heyi.talent.internal.pool.Reply;
import io.heyi.web.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Openings of a micro-enterprise for its owner, and the page of one for everybody. */
@Controller
class OpeningPages {

    private static final int SKILLS_OF_THE_FORM = 6;

    private final OpeningService openings;
    private final OfferService offers;
    private final OfferStore made;
    private final Moves moves;
    private final Employments employments;
    private final Microenterprises microenterprises;
    private final Access access;
    private final MessageSource messages;

    OpeningPages(OpeningService openings, OfferService offers, OfferStore made, Moves moves, Employments employments, Microenterprises microenterprises, Access access, MessageSource messages) {
        this.openings = openings;
        this.offers = offers;
        this.made = made;
        this.moves = moves;
        this.employments = employments;
        this.microenterprises = microenterprises;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping("/microenterprises/{me}/openings")
    String list(@PathVariable String me, @RequestParam(defaultValue = "0") String page, Model model) {
        var reader = PoolPaths.inside(access.currentUser());
        if (!microenterprises.find(List.of(me)).containsKey(me)) {
            throw PoolPaths.unknown();
        }
        boolean owner = reader.is(Kind.ME_OWNER, me);
        model.addAttribute("me", me);
        model.addAttribute("owner", owner);
        model.addAttribute("rows", openings.all(me, PoolPaths.page(page)));
        model.addAttribute("offers", owner ? made.by(me, PageRequest.first()).items() : List.of());
        model.addAttribute("leaving", moves.leaving(reader, me));
        return "talent/openings-of";
    }

    /** Lets a member go before the notice is over. */
    @PostMapping("/microenterprises/{me}/leaving/{offer}")
    String release(@PathVariable String me, @PathVariable String offer, RedirectAttributes redirect) {
        PoolPaths.acted(moves.release(PoolPaths.inside(access.currentUser()), PoolPaths.offer(offer)), "talentpool.flash.released", redirect);
        return "redirect:" + UriComponentsBuilder.fromPath("/microenterprises/{me}/openings").buildAndExpand(me).encode().toUriString();
    }

    @GetMapping("/microenterprises/{me}/openings/new")
    String form(@PathVariable String me, Model model, Locale locale) {
        mustOwn(me);
        return form(me, Map.of(), List.of(), model, locale);
    }

    private void mustOwn(String me) {
        if (!PoolPaths.inside(access.currentUser()).is(Kind.ME_OWNER, me)) {
            throw ApiProblem.forbidden("talentpool.refusal.onlyOwner");
        }
    }

    private String form(String me, Map<String, String> typed, List<FieldError> errors, Model model, Locale locale) {
        model.addAttribute("me", me);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("roles", roles(locale));
        model.addAttribute("countries", countries(locale));
        model.addAttribute("lines", SKILLS_OF_THE_FORM);
        return "talent/opening-new";
    }

    private Map<String, String> roles(Locale locale) {
        var roles = new LinkedHashMap<String, String>();
        employments.roles().forEach(code -> roles.put(code, messages.getMessage("people.role." + code, null, code, locale)));
        return roles;
    }

    private Map<String, String> countries(Locale locale) {
        var countries = new LinkedHashMap<String, String>();
        employments.countries().forEach((code, currency) -> countries.put(code, Locale.of("", code).getDisplayCountry(locale) + " · " + currency));
        return countries;
    }

    @PostMapping("/microenterprises/{me}/openings")
    String publish(@PathVariable String me, @RequestParam Map<String, String> typed, Model model, Locale locale, HttpServletResponse response,
                   RedirectAttributes redirect) {
        var reply = openings.publish(PoolPaths.inside(access.currentUser()), input(me, typed), typed.get("requestKey"));
        var errors = PoolPaths.acted(reply, "talentpool.flash.published", redirect);
        if (!errors.isEmpty()) {
            PoolPaths.refused(response);
            return form(me, typed, errors, model, locale);
        }
        return reply instanceof Reply.Done<?> ? "redirect:/talent/openings/" + PoolPaths.done(reply).code() : "redirect:/microenterprises/" + me + "/openings";
    }

    private static OpeningInput input(String me, Map<String, String> typed) {
        var skills = new ArrayList<OpeningInput.Skill>();
        for (int i = 0; i < SKILLS_OF_THE_FORM; i++) {
            var name = typed.getOrDefault("skills[" + i + "].name", "");
            if (!name.isBlank()) {
                skills.add(new OpeningInput.Skill(name, typed.get("skills[" + i + "].weight"), typed.get("skills[" + i + "].level"), typed.containsKey("skills[" + i + "].must")));
            }
        }
        return new OpeningInput(me, typed.get("role"), skills, typed.get("country"), typed.get("salaryFrom"), typed.get("salaryTo"), typed.get("percent"), typed.get("place"),
                typed.containsKey("remote"), typed.get("text"), typed.get("places"), typed.get("from"), typed.get("until"));
    }

    @GetMapping("/talent/openings/{code}")
    String show(@PathVariable String code, Model model) {
        return show(code, List.of(), Map.of(), model);
    }

    private String show(String text, List<FieldError> errors, Map<String, String> typed, Model model) {
        var user = PoolPaths.inside(access.currentUser());
        var code = PoolPaths.opening(text);
        var opening = PoolPaths.known(openings.find(code));
        boolean owner = user.is(Kind.ME_OWNER, opening.microenterprise());
        model.addAttribute("opening", opening);
        model.addAttribute("owner", owner);
        model.addAttribute("member", user.is(Kind.ME_MEMBER, opening.microenterprise()));
        model.addAttribute("mine", openings.application(code, user.username()).orElse(null));
        model.addAttribute("applications", owner ? openings.applications(code, PageRequest.first()).items() : List.of());
        model.addAttribute("offers", owner ? made.of(code, PageRequest.first()).items() : List.of());
        model.addAttribute("errors", errors);
        model.addAttribute("typed", typed);
        return "talent/opening";
    }

    @PostMapping("/talent/openings/{code}/applications")
    String apply(@PathVariable String code, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return acted(openings.apply(PoolPaths.inside(access.currentUser()), PoolPaths.opening(code), typed.get("text")), "talentpool.flash.applied", code, typed, model, response, redirect);
    }

    @PostMapping("/talent/openings/{code}/applications/{person}/answer")
    String answer(@PathVariable String code, @PathVariable String person, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var reply = openings.answer(PoolPaths.inside(access.currentUser()), PoolPaths.opening(code), PoolPaths.person(person), typed.get("answer"));
        // one field for each who is interested
        var field = "answer-" + person;
        return acted(reply instanceof Reply.Invalid<Opening>(var errors) ? new Reply.Invalid<Opening>(errors.stream().map(error -> new FieldError(field, error.code(), error.arguments())).toList()) : reply,
                "talentpool.flash.answered", code, Map.of(field, typed.getOrDefault("answer", "")), model, response, redirect);
    }

    @PostMapping("/talent/openings/{code}/offers")
    String offer(@PathVariable String code, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var input = new OfferService.Input(null, null, typed.getOrDefault("person", "").strip(), typed.get("salary"), typed.get("percent"), typed.get("text"));
        return acted(offers.offer(PoolPaths.inside(access.currentUser()), PoolPaths.opening(code), input), "talentpool.flash.offered", code, typed, model, response, redirect);
    }

    @PostMapping("/talent/openings/{code}/withdrawal")
    String withdraw(@PathVariable String code, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return acted(openings.withdraw(PoolPaths.inside(access.currentUser()), PoolPaths.opening(code), typed.get("reason")), "talentpool.flash.withdrawn", code, typed, model, response, redirect);
    }

    private <T> String acted(Reply<T> reply, String good, String code, Map<String, String> typed, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var errors = PoolPaths.acted(reply, good, redirect);
        if (errors.isEmpty()) {
            return "redirect:/talent/openings/" + code;
        }
        PoolPaths.refused(response);
        return show(code, errors, typed, model);
    }
}
