package io.heyi.studio.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Parameters of addresses, and refusals as problems; the same for pages and API. */
final class StudioProblems {

    private StudioProblems() {}

    /** What was done. @throws ApiProblem for a refusal */
    static ChangeOutcome done(ChangeOutcome outcome) {
        return done(outcome, UnaryOperator.identity());
    }

    /** The same for readers who are told the names of people. */
    static ChangeOutcome done(ChangeOutcome outcome, UnaryOperator<String> names) {
        return switch (outcome) {
            case ChangeOutcome.Done done -> done;
            case ChangeOutcome.Saved saved -> saved;
            case ChangeOutcome.Overtaken(var now) ->
                    throw ApiProblem.conflict("studio.refusal.overtaken", Map.of("reason", "overtaken", "stamp", now.stamp(), "by", now.editor(), "name", names.apply(now.editor()), "at", now.editedAt().toString()), names.apply(now.editor()));
            case ChangeOutcome.Locked(var lock) -> throw ApiProblem.conflict("studio.refusal.locked", Map.of("reason", "locked", "by", lock.holder(), "name", names.apply(lock.holder()), "since", lock.since().toString()), names.apply(lock.holder()));
            case ChangeOutcome.Closed(var change) -> throw ApiProblem.conflict("studio.refusal.closed", Map.of("reason", "closed", "state", change.state().name()), change.code());
            case ChangeOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case ChangeOutcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case ChangeOutcome.Unknown() -> throw unknown();
        };
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("studio.refusal.unknown");
    }

    static CurrentUser reader(CurrentUser user) {
        if (!ChangeRights.mayRead(user)) {
            throw ApiProblem.forbidden("studio.refusal.onlyReaders");
        }
        return user;
    }

    static CurrentUser editor(CurrentUser user) {
        if (!ChangeRights.mayEdit(user)) {
            throw ApiProblem.forbidden("studio.refusal.onlyProcessOwners");
        }
        return user;
    }

    static ModelRef model(String file) {
        return ModelRef.ofFile(file).orElseThrow(StudioProblems::unknown);
    }

    /** Of a draft or an earlier state; -1, which none has, for anything else. */
    static int stamp(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    static PageRequest page(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "studio.error.paging", PageRequest.LARGEST_SIZE)));
        }
    }

    static PageRequest page(String page) {
        return new PageRequest(page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE);
    }
}
