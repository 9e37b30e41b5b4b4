package io.heyi.talent.internal.pool.web;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.shared.FieldError;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.PoolList;
import io.heyi.talent.internal.pool.StayService;
import io.heyi.web.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My stay with my offers, and the coordinator's desk. */
@Controller
class StayPages {

    private final StayService stays;
    private final OfferService offers;
    private final PoolList list;
    private final Access access;

    StayPages(StayService stays, OfferService offers, PoolList list, Access access) {
        this.stays = stays;
        this.offers = offers;
        this.list = list;
        this.access = access;
    }

    @GetMapping("/talent/stay")
    String mine(Model model) {
        var user = PoolPaths.inside(access.currentUser());
        model.addAttribute("stay", stays.mine(user).orElse(null));
        model.addAttribute("offers", offers.mine(user.username()));
        model.addAttribute("mayEnter", true);
        return "talent/stay";
    }

    @PostMapping("/talent/stay")
    String enter(RedirectAttributes redirect) {
        PoolPaths.acted(stays.enter(access.currentUser()), "talentpool.flash.entered", redirect);
        return "redirect:/talent/stay";
    }

    @PostMapping("/talent/stay/leave")
    String leave(RedirectAttributes redirect) {
        PoolPaths.acted(stays.leave(access.currentUser()), "talentpool.flash.left", redirect);
        return "redirect:/talent/stay";
    }

    @PostMapping("/talent/offers/{code}/acceptance")
    String accept(@PathVariable String code, RedirectAttributes redirect) {
        PoolPaths.acted(offers.accept(access.currentUser(), PoolPaths.offer(code)), "talentpool.flash.accepted", redirect);
        return "redirect:/talent/stay";
    }

    @PostMapping("/talent/offers/{code}/refusal")
    String refuse(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var errors = PoolPaths.acted(offers.refuse(access.currentUser(), PoolPaths.offer(code), reason), "talentpool.flash.refused", redirect);
        if (errors.isEmpty()) {
            return "redirect:/talent/stay";
        }
        PoolPaths.refused(response);
        // several offers stand on the page, each with a field of its own
        model.addAttribute("errors", errors.stream().map(error -> new FieldError("reason-" + code, error.code(), error.arguments())).toList());
        model.addAttribute("typedFor", code);
        model.addAttribute("typed", reason);
        return mine(model);
    }

    @GetMapping("/talent/desk")
    String desk(@RequestParam(defaultValue = "0") String page, Model model) {
        mustSeeDesk();
        return desk(page, "", List.of(), model);
    }

    private String desk(String page, String typed, List<FieldError> errors, Model model) {
        model.addAttribute("counts", list.counts());
        model.addAttribute("rows", list.open(PoolPaths.page(page)));
        model.addAttribute("mayRegister", access.currentUser().has(Role.POOL_COORDINATOR));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        return "talent/desk";
    }

    @PostMapping("/talent/desk")
    String register(@RequestParam(defaultValue = "") String person, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        mustSeeDesk();
        var errors = PoolPaths.acted(stays.register(access.currentUser(), person.strip()), "talentpool.flash.registered", redirect);
        if (errors.isEmpty()) {
            return "redirect:/talent/desk";
        }
        PoolPaths.refused(response);
        return desk("0", person, errors, model);
    }

    private void mustSeeDesk() {
        var user = access.currentUser();
        if (!user.has(Role.POOL_COORDINATOR) && !user.has(Role.AUDITOR)) {
            throw ApiProblem.forbidden("talentpool.refusal.onlyCoordinator");
        }
    }
}
