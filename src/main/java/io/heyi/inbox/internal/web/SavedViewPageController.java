package io.heyi.inbox.internal.web;

import io.heyi.access.Access;
import io.heyi.inbox.internal.saved.SavedViews;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saving, changing and deleting views from the inbox; {@code query} is the list that the person looks at. */
@Controller
@RequestMapping("/inbox/views")
class SavedViewPageController {

    private final SavedViews views;
    private final Access access;

    SavedViewPageController(SavedViews views, Access access) {
        this.views = views;
        this.access = access;
    }

    @PostMapping
    String create(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String sharedWith, @RequestParam(defaultValue = "") String query,
                  RedirectAttributes redirect) {
        var wanted = SavedViewProblems.wanted(name, sharedWith, query);
        return afterwards(() -> "/inbox?saved=" + SavedViewProblems.saved(views.create(access.currentUser(), wanted)).id(), "/inbox" + wanted.query(), "lists.flash.saved", redirect);
    }

    @PostMapping("/{id}")
    String change(@PathVariable String id, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String sharedWith, @RequestParam(defaultValue = "") String query,
                  RedirectAttributes redirect) {
        var wanted = SavedViewProblems.wanted(name, sharedWith, query);
        return afterwards(() -> there(SavedViewProblems.saved(views.change(TaskProblems.id(id), access.currentUser(), wanted)).id()), there(id), "lists.flash.saved", redirect);
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable String id, RedirectAttributes redirect) {
        return afterwards(() -> {
            SavedViewProblems.saved(views.delete(TaskProblems.id(id), access.currentUser()));
            return "/inbox?view=mine";
        }, "/inbox?view=mine", "lists.flash.deleted", redirect);
    }

    @PostMapping("/{id}/default")
    String makeDefault(@PathVariable String id, @RequestParam(defaultValue = "false") boolean on, RedirectAttributes redirect) {
        return afterwards(() -> there(SavedViewProblems.saved(views.makeDefault(TaskProblems.id(id), access.currentUser(), on)).id()), there(id),
                on ? "lists.flash.isDefault" : "lists.flash.isNoDefault", redirect);
    }

    private static String there(Object id) {
        return "/inbox?saved=" + TaskProblems.id(id.toString());
    }

    private static String afterwards(Supplier<String> action, String otherwise, String done, RedirectAttributes redirect) {
        try {
            var target = action.get();
            Flash.good(redirect, done);
            return "redirect:" + target;
        } catch (ApiProblem problem) {
            ListQueries.tell(problem, redirect);
            return "redirect:" + otherwise;
        }
    }
}
