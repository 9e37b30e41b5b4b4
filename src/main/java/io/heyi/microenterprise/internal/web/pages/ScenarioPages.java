package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Scenarios that have come back to their platforms, for teams that look for one to take up (domain.md P6 step 5). */
@Controller
@RequestMapping("/scenarios")
class ScenarioPages {

    private static final int LONGEST_QUERY = 100;

    private final ReturnedScenarios scenarios;
    private final Proposals proposals;
    private final Access access;

    ScenarioPages(ReturnedScenarios scenarios, Proposals proposals, Access access) {
        this.scenarios = scenarios;
        this.proposals = proposals;
        this.access = access;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") String platform, @RequestParam(defaultValue = "false") boolean all,
                @RequestParam(defaultValue = "0") String page, Model model) {
        var text = query.strip().substring(0, Math.min(LONGEST_QUERY, query.strip().length()));
        var known = proposals.platforms();
        var chosen = known.stream().map(Proposals.PlatformView::id).filter(platform::equals).findFirst().orElse(null);
        model.addAttribute("query", text);
        model.addAttribute("platform", chosen);
        model.addAttribute("platforms", known);
        model.addAttribute("all", all);
        model.addAttribute("mayPropose", ProposalPages.mayPropose(access.currentUser()));
        model.addAttribute("result", scenarios.search(text, chosen, !all, Paging.of(page)));
        model.addAttribute("url", url(text, chosen, all));
        return "microenterprise/scenarios";
    }

    private static String url(String query, String platform, boolean all) {
        var url = UriComponentsBuilder.fromPath("/scenarios").queryParam("query", "{query}");
        if (platform != null) {
            url.queryParam("platform", platform);
        }
        return (all ? url.queryParam("all", true) : url).encode().buildAndExpand(query).toUriString();
    }

    /** Begins a proposal that is filled in with the scenario. */
    @PostMapping("/{id}/proposals")
    String takeUp(@PathVariable String id, RedirectAttributes redirect) {
        var user = access.currentUser();
        if (!ProposalPages.mayPropose(user)) {
            throw ApiProblem.forbidden("microenterprise.refusal.mayNotPropose");
        }
        var scenario = scenarios.find(id).orElseThrow(() -> ApiProblem.notFound("scenario.problem.unknown"));
        if (scenario.takenUpBy() != null) {
            Flash.add(redirect, Flash.Tone.WARN, "scenario.flash.taken");
            return "redirect:/scenarios";
        }
        var draft = proposals.startDraft(user, id);
        if (draft.isEmpty()) {
            Flash.add(redirect, Flash.Tone.WARN, "proposalpages.flash.tooManyDrafts");
            return "redirect:/proposals/new";
        }
        return "redirect:/proposals/" + draft.get() + "/edit";
    }
}
