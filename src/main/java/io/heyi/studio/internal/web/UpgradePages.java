package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.diff.Merge.Conflict;
import io.heyi.studio.internal.upgrade.Upgrades;
import io.heyi.web.Flash;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where what a newer product brings meets what process owners have made of a model, with a choice wherever both have changed the same (product-bar E7). */
@Controller
@RequestMapping("/studio/changes/{code}/models/{file}/upgrade")
class UpgradePages {

    private static final String AT = "at-";

    private final Changes changes;
    private final Upgrades upgrades;
    private final Access access;

    UpgradePages(Changes changes, Upgrades upgrades, Access access) {
        this.changes = changes;
        this.upgrades = upgrades;
        this.access = access;
    }

    @GetMapping
    String upgrade(@PathVariable String code, @PathVariable String file, Model page) {
        var user = StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var both = upgrades.of(change, StudioProblems.model(file)).orElseThrow(StudioProblems::unknown);
        page.addAttribute("change", change);
        page.addAttribute("both", both);
        page.addAttribute("conflicts", both.conflicts().stream().collect(Collectors.groupingBy(Conflict::element, LinkedHashMap::new, Collectors.toList())));
        page.addAttribute("mayEdit", ChangeRights.mayEdit(user) && change.isOpen());
        return "studio/upgrade";
    }

    /** @param fields among others {@code at-} and an element's id, with the side that is to stand there */
    @PostMapping
    String take(@PathVariable String code, @PathVariable String file, @RequestParam(defaultValue = "") String basedOn, @RequestParam Map<String, String> fields, RedirectAttributes redirect) {
        var user = StudioProblems.editor(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var model = StudioProblems.model(file);
        var address = "redirect:/studio/changes/%s/models/%s".formatted(change.code(), model.fileName());
        var outcome = upgrades.take(change, user, model, StudioProblems.stamp(basedOn), ofProduct(fields));
        if (outcome instanceof ChangeOutcome.Overtaken(var now)) {
            Flash.bad(redirect, "studio.flash.overtaken", now.editor());
            return address + "/upgrade";
        }
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            Flash.bad(redirect, errors.getFirst().code(), errors.getFirst().arguments().stream().map(String::valueOf).toArray(String[]::new));
            return address + "/upgrade";
        }
        StudioProblems.done(outcome);
        Flash.good(redirect, "studio.flash.upgraded");
        return address + "/difference";
    }

    private static Set<String> ofProduct(Map<String, String> fields) {
        return fields.entrySet().stream().filter(field -> field.getKey().startsWith(AT) && field.getValue().equals("product")).map(field -> field.getKey().substring(AT.length())).collect(Collectors.toSet());
    }
}
