package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.saved.SavedView;
import io.heyi.inbox.internal.saved.SavedViews;
import io.heyi.web.ApiProblem;

/** Requests about saved views, and what is refused of them. */
final class SavedViewProblems {

    private SavedViewProblems() {}

    /** What is to be saved, in the spelling of this version. @throws ApiProblem 422 for a question that no list understands */
    static SavedViews.Wanted wanted(String name, String sharedWith, String query) {
        return new SavedViews.Wanted(text(name), text(sharedWith), TaskQuery.of(ListQueries.decoded(query), "mine").spelledOut());
    }

    /** @throws ApiProblem unless it was done */
    static SavedView saved(SavedViews.Outcome outcome) {
        return switch (outcome) {
            case SavedViews.Outcome.Saved(var view) -> view;
            case SavedViews.Outcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case SavedViews.Outcome.Unknown() -> throw TaskProblems.unknownView();
            case SavedViews.Outcome.NotOwner() -> throw ApiProblem.forbidden("lists.problem.notOwner");
        };
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
