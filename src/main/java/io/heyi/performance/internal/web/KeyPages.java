package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.performance.internal.webhook.KeyOutcome;
import io.heyi.performance.internal.webhook.WebhookKeys;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keys of outside systems. A new secret is in the answer that makes it and nowhere else, so that page is not redirected to and not kept by the browser. */
@Controller
@RequestMapping("/metrics/keys")
class KeyPages {

    private final WebhookKeys keys;
    private final Emcs emcs;
    private final Access access;
    private final PerformancePolicy policy;
    private final Clock clock;

    KeyPages(WebhookKeys keys, Emcs emcs, Access access, PerformancePolicy policy, Clock clock) {
        this.keys = keys;
        this.emcs = emcs;
        this.access = access;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam String emc, Model model) {
        return page(emc, "", List.of(), "", List.of(), model);
    }

    private String page(String emc, String label, List<String> actors, String replaces, List<FieldError> errors, Model model) {
        var view = manageable(emc);
        model.addAttribute("emc", view);
        model.addAttribute("names", MetricPages.names(view));
        model.addAttribute("keys", keys.of(view.code()));
        model.addAttribute("mayCreate", keys.mayCreate(access.currentUser(), view));
        model.addAttribute("grace", policy.keyGrace());
        model.addAttribute("window", policy.webhookWindow());
        model.addAttribute("now", clock.instant());
        model.addAttribute("label", label);
        model.addAttribute("actors", actors);
        model.addAttribute("replaces", replaces);
        model.addAttribute("errors", errors);
        return "performance/keys";
    }

    private EmcView manageable(String emc) {
        var user = access.currentUser();
        if (!EmcCode.isValid(emc) || !emcs.mayRead(user, new EmcCode(emc))) {
            throw ApiProblem.notFound("performance.problem.unknownEmc");
        }
        var view = emcs.find(new EmcCode(emc)).orElseThrow();
        if (!keys.mayManage(user, view)) {
            throw ApiProblem.forbidden("performance.webhook.notAllowed");
        }
        return view;
    }

    @PostMapping
    String create(@RequestParam String emc, @RequestParam(defaultValue = "") String label, @RequestParam(defaultValue = "") List<String> actors,
                  @RequestParam(defaultValue = "") String replaces, Model model, HttpServletResponse response) {
        return switch (keys.create(access.currentUser(), emc, actors, label, replaces.isBlank() ? null : replaces)) {
            case KeyOutcome.Created(var key, var secret) -> {
                response.setHeader("Cache-Control", "no-store");
                model.addAttribute("made", key);
                model.addAttribute("secret", secret);
                yield page(emc, "", List.of(), "", List.of(), model);
            }
            case KeyOutcome.Invalid(var errors) -> page(emc, label, actors, replaces, errors, model);
            case KeyOutcome other -> throw WebhookApiController.refusal(other);
        };
    }

    @PostMapping("/{id}/revocation")
    String revoke(@PathVariable String id, RedirectAttributes redirect) {
        return switch (keys.revoke(access.currentUser(), id)) {
            case KeyOutcome.Revoked(var key) -> {
                Flash.good(redirect, "performance.flash.revoked", key.label());
                yield "redirect:/metrics/keys?emc=" + key.emc();
            }
            case KeyOutcome other -> throw WebhookApiController.refusal(other);
        };
    }
}
