package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.diff.Merge.Conflict;
import io.heyi.studio.internal.diff.Merging;
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

/** Where a draft and what has come into use since are brought together, with a choice wherever both changed the same (product-bar E10). */
@Controller
@RequestMapping("/studio/changes/{code}/models/{file}/merge")
class MergePages {

    private static final String AT = "at-";

    private final Changes changes;
    private final Merging merging;
    private final Access access;

    MergePages(Changes changes, Merging merging, Access access) {
        this.changes = changes;
        this.merging = merging;
        this.access = access;
    }

    @GetMapping
    String merge(@PathVariable String code, @PathVariable String file, Model page) {
        var user = StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var model = StudioProblems.model(file);
        var draft = changes.drafts(change).stream().filter(one -> one.model().equals(model)).findFirst().orElseThrow(StudioProblems::unknown);
        var both = merging.withLive(change, model).orElseThrow(StudioProblems::unknown);
        page.addAttribute("change", change);
        page.addAttribute("model", model);
        page.addAttribute("both", both);
        page.addAttribute("conflicts", both.merge().conflicts().stream().collect(Collectors.groupingBy(Conflict::element, LinkedHashMap::new, Collectors.toList())));
        page.addAttribute("outdated", merging.isOutdated(draft));
        page.addAttribute("mayEdit", ChangeRights.mayEdit(user) && change.isOpen());
        return "studio/merge";
    }

    /** @param live checksum of what was in use when the page was shown. @param fields among others {@code at-} and an element's id, with the side that is to stand there */
    @PostMapping
    String take(@PathVariable String code, @PathVariable String file, @RequestParam(defaultValue = "") String basedOn, @RequestParam(defaultValue = "") String live,
                @RequestParam Map<String, String> fields, RedirectAttributes redirect) {
        var user = StudioProblems.editor(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var model = StudioProblems.model(file);
        var address = "redirect:/studio/changes/%s/models/%s".formatted(change.code(), model.fileName());
        if (!merging.withLive(change, model).orElseThrow(StudioProblems::unknown).live().equals(live)) {
            Flash.bad(redirect, "studio.flash.newerLive");
            return address + "/merge";
        }
        var outcome = merging.keep(change, user, model, StudioProblems.stamp(basedOn), theirs(fields));
        if (outcome instanceof ChangeOutcome.Overtaken(var now)) {
            Flash.bad(redirect, "studio.flash.overtaken", now.editor());
            return address + "/merge";
        }
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            Flash.bad(redirect, errors.getFirst().code(), errors.getFirst().arguments().stream().map(String::valueOf).toArray(String[]::new));
            return address + "/merge";
        }
        StudioProblems.done(outcome);
        Flash.good(redirect, "studio.flash.merged");
        return address + "/difference";
    }

    private static Set<String> theirs(Map<String, String> fields) {
        return fields.entrySet().stream().filter(field -> field.getKey().startsWith(AT) && field.getValue().equals("theirs")).map(field -> field.getKey().substring(AT.length())).collect(Collectors.toSet());
    }
}
