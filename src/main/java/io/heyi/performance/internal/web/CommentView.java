package io.heyi.performance.internal.web;

import io.heyi.performance.internal.actuals.TrackRecord.Step;
import io.heyi.performance.internal.comment.Comment;
import io.heyi.performance.internal.comment.Comment.Wording;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What a party says about an entry of its record.
 *
 * @param step number of the move of the rating; null for the figures of the month
 * @param wording number of these words; what a change of them names as {@code seen}
 * @param author user name of who wrote for the party
 * @param earlier wordings, newest first
 */
record CommentView(String actor, String emc, YearMonth period, Long step, int wording, String text, String author, Instant at, List<Wording> earlier) {

    static CommentView of(Comment comment) {
        var entry = comment.entry();
        var last = comment.last();
        return new CommentView(entry.actor().value(), entry.emc().value(), entry.period(), entry.step(), last.number(), last.text(), last.author(), last.at(), comment.earlier());
    }

    boolean isAbout(RecordView.Figure figure) {
        return step == null && emc.equals(figure.emc()) && period.equals(figure.period());
    }

    boolean isAbout(Step move) {
        return step != null && step == move.number();
    }
}
