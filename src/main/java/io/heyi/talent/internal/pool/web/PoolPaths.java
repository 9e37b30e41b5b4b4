package io.heyi.talent.internal.pool.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.Reply;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Parameters of addresses and the answers to acts, the same for API and pages. */
final class PoolPaths {

    private PoolPaths() {}

    /** People inside only (domain.md §1a). @throws ApiProblem 404 for others */
    static CurrentUser inside(CurrentUser reader) {
        if (!reader.isInside()) {
            throw unknown();
        }
        return reader;
    }

    /** A form is shown again with what is wrong with it: never as if it had been taken. */
    static void refused(HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }

    static OpeningCode opening(String text) {
        return OpeningCode.parse(text).orElseThrow(PoolPaths::unknown);
    }

    static String offer(String text) {
        if (!Offer.isCode(text)) {
            throw unknown();
        }
        return text;
    }

    static Username person(String text) {
        if (!Username.isValid(text)) {
            throw unknown();
        }
        return new Username(text);
    }

    static PageRequest paging(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "talentpool.error.page", PageRequest.LARGEST_SIZE)));
        }
    }

    /** Of a page for people, where anything else than a number is the first. */
    static PageRequest page(String page) {
        return new PageRequest(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE);
    }

    static <T> T done(Reply<T> reply) {
        return switch (reply) {
            case Reply.Done<T>(var value) -> value;
            case Reply.Unknown<T>() -> throw unknown();
            case Reply.NotAllowed<T>(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case Reply.TooLate<T>(var messageKey, var arguments) -> throw ApiProblem.conflict(messageKey, Map.of(), arguments.toArray());
            case Reply.Invalid<T>(var errors) -> throw ApiProblem.invalid(errors);
        };
    }

    /** For a page's act: says what became of it. @return the errors to be shown at the form, if any */
    static <T> List<FieldError> acted(Reply<T> reply, String good, RedirectAttributes redirect) {
        if (reply instanceof Reply.Invalid<T>(var errors)) {
            return errors;
        }
        if (reply instanceof Reply.TooLate<T>(var messageKey, var arguments)) {
            Flash.add(redirect, Flash.Tone.WARN, messageKey, arguments.stream().map(String::valueOf).toArray(String[]::new));
        } else {
            done(reply);
            Flash.good(redirect, good);
        }
        return List.of();
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("talentpool.refusal.unknown");
    }

    static <T> T known(Optional<T> found) {
        return found.orElseThrow(PoolPaths::unknown);
    }
}
