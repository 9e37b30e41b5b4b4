package io.heyi.inbox.internal.web.discussion;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.discussion.Comment;
import io.heyi.inbox.internal.discussion.CaseComments;
import io.heyi.inbox.internal.discussion.Question;
import io.heyi.inbox.internal.discussion.Questions;
import io.heyi.inbox.internal.web.TaskPart;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was said about the case, and what colleagues were asked, on the page of each of its tasks. */
@Component
class CaseCommentPart implements TaskPart {

    private static final PageRequest LATEST = new PageRequest(0, 50);

    private final CaseComments comments;
    private final Questions questions;

    CaseCommentPart(CaseComments comments, Questions questions) {
        this.comments = comments;
        this.questions = questions;
    }

    /** @param here whether it was said on this very task */
    public record Line(Comment comment, boolean mayEdit, boolean mayWithdraw, boolean here) {}

    @Override
    public Place place() {
        return Place.BELOW_DECISION;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String fragment() {
        return "inbox/discussion :: discussion";
    }

    @Override
    public Optional<Map<String, Object>> model(Shown shown, CurrentUser reader) {
        var task = shown.task();
        var page = comments.of(task, reader, LATEST);
        var lines = page.items().reversed().stream().map(comment -> new Line(comment, comments.mayEdit(comment, reader),
                comment.person().equals(reader.username()) && comment.withdrawnAt().isEmpty() && comment.question().isEmpty(), comment.task().equals(task.id()))).toList();
        var asked = shown.mayAct() ? questions.of(task) : List.<Question>of();
        return Optional.of(Map.of("path", "/inbox/tasks/" + task.id(), "lines", lines, "earlier", page.total() - lines.size(), "questions", asked, "mayAsk", shown.mayAct(),
                "me", reader.username().value(), "request", UUID.randomUUID().toString(), "questionRequest", UUID.randomUUID().toString()));
    }
}
