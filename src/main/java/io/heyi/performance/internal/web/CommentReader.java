package io.heyi.performance.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.performance.internal.comment.Comments;
import io.heyi.performance.internal.comment.Entry;
import io.heyi.web.ApiProblem;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** Finds the entry of a track record that an address names. */
@Component
class CommentReader {

    private final Comments comments;

    CommentReader(Comments comments) {
        this.comments = comments;
    }

    /**
     * The figures of a month.
     *
     * @throws ApiProblem 404 for what does not exist or this person may not see, 403 for who does not act for the party
     */
    Entry figures(CurrentUser user, String actor, String emc, String period) {
        if (!ActorId.isValid(actor) || !EmcCode.isValid(emc)) {
            throw unknown();
        }
        var entry = Entry.figures(new ActorId(actor), new EmcCode(emc), month(period));
        if (!comments.isThere(user, entry)) {
            throw unknown();
        }
        return ofOwn(user, entry);
    }

    /** A move of the rating; throws as {@link #figures}. */
    Entry step(CurrentUser user, String actor, String number) {
        if (!ActorId.isValid(actor) || !number.matches("[0-9]{1,18}")) {
            throw unknown();
        }
        return ofOwn(user, comments.step(user, new ActorId(actor), Long.parseLong(number)).orElseThrow(CommentReader::unknown));
    }

    private Entry ofOwn(CurrentUser user, Entry entry) {
        if (!comments.mayWrite(user, entry.actor())) {
            throw ApiProblem.forbidden("performance.comment.error.notYours", entry.actor().value());
        }
        return entry;
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("performance.comment.error.noEntry");
    }

    private static YearMonth month(String period) {
        try {
            return YearMonth.parse(period);
        } catch (DateTimeException e) {
            throw unknown();
        }
    }
}
