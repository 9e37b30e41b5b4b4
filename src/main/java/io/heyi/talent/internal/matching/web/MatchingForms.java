package io.heyi.talent.internal.matching.web;

import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.ProposalAnswers.Reply;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Forms of matching: what is wrong is said at the field on the same page, with what was typed. */
final class MatchingForms {

    private MatchingForms() {}

    static void refused(HttpServletResponse response, Model model, List<FieldError> errors, Map<String, String> typed) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", errors);
        model.addAttribute("typed", typed);
    }

    static boolean isYes(String word) {
        return word.equals("true");
    }

    /** @param answered with a word that is one */
    static List<FieldError> yesOrNo(String word, Supplier<List<FieldError>> answered) {
        return isYes(word) || word.equals("false") ? answered.get() : List.of(FieldError.of("yes", "matching.error.yes"));
    }

    /**
     * What came too late, is not proposed any more or was typed wrongly, at that field.
     *
     * @throws io.heyi.shared.ApiProblem 403 for those who may not answer
     */
    static List<FieldError> errors(String field, Reply reply) {
        return switch (reply) {
            case Reply.Unknown() -> List.of(FieldError.of(field, "matching.refusal.notProposed"));
            case Reply.TooLate(var messageKey) -> List.of(FieldError.of(field, messageKey));
            case Reply.Invalid(var errors) -> errors.stream().map(error -> new FieldError(field, error.code(), error.arguments())).toList();
            case Reply.Done done -> List.of();
            case Reply.NotAllowed refused -> {
                MatchingReader.done(refused);
                yield List.of();
            }
        };
    }

    /** Anything else than a number is the first page. */
    static PageRequest page(String text) {
        return new PageRequest(text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0, PageRequest.USUAL_SIZE);
    }
}
