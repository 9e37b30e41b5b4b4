package io.heyi.inbox.internal.web.discussion;

import io.heyi.access.Access;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.discussion.Comment;
import io.heyi.inbox.internal.discussion.CaseComments;
import io.heyi.inbox.internal.discussion.Question;
import io.heyi.inbox.internal.discussion.Questions;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** CaseComments of a case and opinions of colleagues, for clients (product-bar T15, T19). */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Discussion")
class CaseCommentApiController {

    private final CaseComments comments;
    private final Questions questions;
    private final TaskReading reading;
    private final Access access;

    CaseCommentApiController(CaseComments comments, Questions questions, TaskReading reading, Access access) {
        this.comments = comments;
        this.questions = questions;
        this.reading = reading;
        this.access = access;
    }

    /** @param text empty once taken back */
    record CommentJson(long id, String task, String person, String text, List<String> mentions, Instant at, Instant editedAt, Instant withdrawnAt) {

        static CommentJson of(Comment comment) {
            return new CommentJson(comment.id(), comment.task().toString(), comment.person().value(), comment.text(), comment.mentions(), comment.at(), comment.editedAt().orElse(null),
                    comment.withdrawnAt().orElse(null));
        }
    }

    record CommentsJson(List<CommentJson> items, long total) {}

    record QuestionJson(String id, String task, String asker, String asked, String text, Instant dueAt, Instant at, String answer, Instant answeredAt, Instant withdrawnAt) {

        static QuestionJson of(Question question) {
            return new QuestionJson(question.id().toString(), question.task().toString(), question.asker().value(), question.asked().value(), question.text(),
                    question.dueAt().orElse(null), question.at(), question.answer().orElse(null), question.answeredAt().orElse(null), question.withdrawnAt().orElse(null));
        }
    }

    record QuestionsJson(List<QuestionJson> items, long total) {}

    /** @param id of the client's, so that a repeat says nothing twice */
    record TextRequest(String id, String text) {}

    record AskRequest(String id, String colleague, String text, Instant dueAt) {}

    @GetMapping("/tasks/{id}/comments")
    @Operation(summary = "What was said about the case of a task, the latest first")
    CommentsJson comments(@PathVariable String id, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size) {
        var user = access.currentUser();
        var task = TaskProblems.visible(reading.open(TaskProblems.id(id), user)).task();
        var found = comments.of(task, user, page(page, size));
        return new CommentsJson(found.items().stream().map(CommentJson::of).toList(), found.total());
    }

    @PostMapping("/tasks/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say something about the case; @user-name tells a colleague who may read it")
    void say(@PathVariable String id, @RequestBody TextRequest request) {
        CaseCommentController.done(comments.say(TaskProblems.id(id), access.currentUser(), text(request.text()), CaseCommentController.uuid(request.id())));
    }

    @PostMapping("/comments/{id}")
    @Operation(summary = "Change what I said, for a while")
    void edit(@PathVariable long id, @RequestBody TextRequest request) {
        CaseCommentController.done(comments.edit(id, access.currentUser(), text(request.text())));
    }

    @PostMapping("/comments/{id}/withdrawal")
    @Operation(summary = "Take back what I said; that something was said stays")
    void withdraw(@PathVariable long id) {
        CaseCommentController.done(comments.withdraw(id, access.currentUser()));
    }

    @PostMapping("/tasks/{id}/questions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask a colleague for an opinion on a task that I may decide; it stays mine")
    void ask(@PathVariable String id, @RequestBody AskRequest request) {
        CaseCommentController.done(questions.ask(CaseCommentController.uuid(request.id()), TaskProblems.id(id), access.currentUser(), CaseCommentController.person(request.colleague()),
                text(request.text()), Optional.ofNullable(request.dueAt())));
    }

    @GetMapping("/questions")
    @Operation(summary = "Opinions that I am asked for, the oldest first")
    QuestionsJson asked(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size) {
        var found = questions.askedOf(access.currentUser(), page(page, size));
        return new QuestionsJson(found.items().stream().map(QuestionJson::of).toList(), found.total());
    }

    @PostMapping("/questions/{id}/answer")
    @Operation(summary = "Give the opinion; it stays with the case")
    void answer(@PathVariable String id, @RequestBody TextRequest request) {
        CaseCommentController.done(questions.answer(TaskProblems.id(id), access.currentUser(), text(request.text())));
    }

    @PostMapping("/questions/{id}/withdrawal")
    @Operation(summary = "Take my question back before it is answered")
    void takeBack(@PathVariable String id) {
        CaseCommentController.done(questions.takeBack(TaskProblems.id(id), access.currentUser()));
    }

    private static PageRequest page(int page, int size) {
        return PageRequest.nearest(page, size);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
