package io.heyi.web.internal;

import io.heyi.shared.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/** Says a fault in the way its audience understands: RFC 9457 for programs, a page for people, one sentence for a fragment. */
@Component
class FaultAnswers {

    private final MessageSource messages;
    private final LocaleResolver locales;

    FaultAnswers(MessageSource messages, LocaleResolver locales) {
        this.messages = messages;
        this.locales = locales;
    }

    ResponseEntity<ProblemDetail> problem(Fault fault, HttpServletRequest request) {
        var locale = locales.resolveLocale(request);
        var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(fault.status()), messages.getMessage(fault.detailKey(), fault.arguments().toArray(), locale));
        problem.setTitle(messages.getMessage(titleKey(fault.status()), null, locale));
        problem.setType(URI.create("urn:heyi:problem:" + fault.detailKey()));
        problem.setInstance(URI.create(Paths.original(request)));
        if (!fault.errors().isEmpty()) {
            problem.setProperty("errors", fault.errors().stream().map(error -> entry(error, text(error, request))).toList());
        }
        if (!fault.reference().isEmpty()) {
            problem.setProperty("reference", fault.reference());
        }
        fault.properties().forEach(problem::setProperty);
        var answer = ResponseEntity.status(fault.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        fault.headers().forEach(answer::header);
        return answer.body(problem);
    }

    private String text(FieldError error, HttpServletRequest request) {
        var locale = locales.resolveLocale(request);
        return messages.getMessage(error.code(), error.arguments().toArray(), messages.getMessage("web.field.invalid", null, locale), locale);
    }

    private static Map<String, String> entry(FieldError error, String message) {
        var entry = new LinkedHashMap<String, String>();
        entry.put("field", error.field());
        entry.put("code", error.code());
        entry.put("message", message);
        return entry;
    }

    ModelAndView page(Fault fault, HttpServletRequest request) {
        var view = new ModelAndView(Paths.isFragment(request) ? "error/page :: sentence" : "error/page");
        view.setStatus(HttpStatusCode.valueOf(fault.status()));
        view.addObject("status", fault.status());
        view.addObject("titleKey", titleKey(fault.status()));
        view.addObject("hintKey", hintKey(fault));
        view.addObject("detail", messages.getMessage(fault.detailKey(), fault.arguments().toArray(), locales.resolveLocale(request)));
        view.addObject("errors", fault.errors());
        return view;
    }

    private static String titleKey(int status) {
        return "web.status." + switch (status) {
            case 401, 403, 404, 405, 406, 409, 413, 415, 422, 503 -> String.valueOf(status);
            default -> status < 500 ? "400" : "500";
        };
    }

    private static String hintKey(Fault fault) {
        return "web.hint." + switch (fault.status()) {
            case 403, 404, 409, 503 -> String.valueOf(fault.status());
            default -> fault.status() < 500 ? "400" : "500";
        };
    }
}
