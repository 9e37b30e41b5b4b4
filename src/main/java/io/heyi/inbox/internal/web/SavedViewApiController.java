package io.heyi.inbox.internal.web;

import io.heyi.access.Access;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.saved.SavedView;
import io.heyi.inbox.internal.saved.SavedViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views for clients (product-bar T10); their tasks are read at {@code /api/v1/tasks?saved=<id>}. */
@RestController
@RequestMapping("/api/v1/task-views")
@Tag(name = "tasks")
class SavedViewApiController {

    private final SavedViews views;
    private final TaskReading reading;
    private final Access access;

    SavedViewApiController(SavedViews views, TaskReading reading, Access access) {
        this.views = views;
        this.reading = reading;
        this.access = access;
    }

    /** @param query parameters of a list, e.g. {@code ?view=all&sort=-due} */
    record ViewRequest(String name, String sharedWith, String query) {

        SavedViews.Wanted wanted() {
            return SavedViewProblems.wanted(name, sharedWith, query);
        }
    }

    /** @param count how many tasks it has for the person who asks, null where that is not told */
    record ViewJson(String id, String owner, String name, String sharedWith, String query, boolean byDefault, Long count) {}

    record Views(List<ViewJson> items) {}

    @GetMapping
    @Operation(summary = "Views that I or my groups have saved, with how many tasks each has for me")
    Views list() {
        return new Views(views.of(access.currentUser()).stream().map(this::json).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One saved view")
    ViewJson view(@PathVariable String id) {
        return json(views.find(TaskProblems.id(id), access.currentUser()).orElseThrow(TaskProblems::unknownView));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Save a list with its filters, order and columns")
    ViewJson create(@RequestBody ViewRequest request) {
        return json(SavedViewProblems.saved(views.create(access.currentUser(), request.wanted())));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change my view: name, group that it is shared with, what it asks")
    ViewJson change(@PathVariable String id, @RequestBody ViewRequest request) {
        return json(SavedViewProblems.saved(views.change(TaskProblems.id(id), access.currentUser(), request.wanted())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete my view")
    void delete(@PathVariable String id) {
        SavedViewProblems.saved(views.delete(TaskProblems.id(id), access.currentUser()));
    }

    @PutMapping("/{id}/default")
    @Operation(summary = "My inbox begins with it")
    ViewJson makeDefault(@PathVariable String id) {
        return json(SavedViewProblems.saved(views.makeDefault(TaskProblems.id(id), access.currentUser(), true)));
    }

    @DeleteMapping("/{id}/default")
    @Operation(summary = "My inbox begins with it no more")
    ViewJson noDefault(@PathVariable String id) {
        return json(SavedViewProblems.saved(views.makeDefault(TaskProblems.id(id), access.currentUser(), false)));
    }

    private ViewJson json(SavedView view) {
        var count = ListQueries.selection(view).flatMap(selection -> reading.counts(List.of(selection), access.currentUser()).getFirst());
        return new ViewJson(view.id().toString(), view.owner(), view.name(), view.sharedWith().orElse(null), view.query(), view.byDefault(), count.orElse(null));
    }
}
