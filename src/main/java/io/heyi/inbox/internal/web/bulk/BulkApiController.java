package io.heyi.inbox.internal.web.bulk;

import io.heyi.access.Access;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.bulk.BulkActions;
import io.heyi.inbox.internal.bulk.BulkItem;
import io.heyi.inbox.internal.bulk.BulkOutcome;
import io.heyi.shared.WorkingDays;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One action on many tasks, for clients (product-bar T8). */
@RestController
@RequestMapping("/api/v1/bulk-actions")
@Tag(name = "tasks")
class BulkApiController {

    private final BulkActions bulk;
    private final TaskTexts texts;
    private final Access access;
    private final ZoneId zone;

    BulkApiController(BulkActions bulk, TaskTexts texts, Access access, @Value(WorkingDays.ZONE) ZoneId zone) {
        this.bulk = bulk;
        this.texts = texts;
        this.access = access;
        this.zone = zone;
    }

    /**
     * @param id of the client's, so that a repeat does nothing twice
     * @param action claim, release, handOver, redate or decide
     * @param preview true to be told what would happen
     */
    record Request(String id, String action, List<String> tasks, String outcome, String to, String dueAt, String reason, boolean preview) {}

    /** @param problem why it was not done, or would not be; null when done. @param done null while nobody has tried */
    record ItemJson(String task, String subject, Boolean done, String problem) {}

    record ResultJson(String id, long done, long open, List<ItemJson> items) {}

    @PostMapping
    @Operation(summary = "Claim, give back, hand over, re-date or decide up to 200 tasks", description = """
            Answers for each task; one that fails stops no other. With the `id` of an earlier request nothing is done twice and what was cut short goes on. `decide` takes the \
            outcomes that the policy `heyi.policy.bulk.decisions` allows.""")
    ResultJson act(@RequestBody Request request, Locale locale) {
        var wanted = new BulkForm(request.id(), request.action(), request.tasks(), request.outcome(), request.to(), request.dueAt(), request.reason()).read(zone);
        var user = access.currentUser();
        return json(request.preview() ? bulk.preview(wanted, user) : bulk.run(wanted, user), locale);
    }

    @GetMapping("/{id}")
    @Operation(summary = "What came of one of my bulk actions")
    ResultJson result(@PathVariable String id, Locale locale) {
        return json(bulk.result(id(id), access.currentUser()), locale);
    }

    private ResultJson json(BulkOutcome outcome, Locale locale) {
        return switch (outcome) {
            case BulkOutcome.Result result -> new ResultJson(result.request().id().toString(), result.done(), result.open(), result.items().stream().map(item -> json(item, locale)).toList());
            case BulkOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case BulkOutcome.Unknown() -> throw unknown();
        };
    }

    private ItemJson json(BulkItem item, Locale locale) {
        return new ItemJson(item.id().toString(), item.task().map(Task::subject).orElse(null), item.done().orElse(null),
                item.messageKey().map(key -> texts.message(key, locale, item.arguments().toArray())).orElse(null));
    }

    /** @throws ApiProblem 404 for anything that is not an id */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("bulk.problem.unknown");
    }
}
