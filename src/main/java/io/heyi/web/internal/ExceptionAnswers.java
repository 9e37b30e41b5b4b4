package io.heyi.web.internal;

import io.heyi.access.Access;
import io.heyi.access.AccessRefused;
import io.heyi.web.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The one handler of everything that controllers and the API's filters throw. A 403 becomes known to the audit. */
@ControllerAdvice
class ExceptionAnswers {

    private final FaultAnswers answers;
    private final ApplicationEventPublisher events;
    private final Access access;

    ExceptionAnswers(FaultAnswers answers, ApplicationEventPublisher events, Access access) {
        this.access = access;
        this.answers = answers;
        this.events = events;
    }

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void nobodyListensAnyMore() {
        // the client has gone; there is nobody to answer
    }

    @ExceptionHandler(Exception.class)
    Object answer(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        var fault = Faults.of(exception);
        if (fault.status() == 403 && !(exception instanceof ApiProblem problem && problem.recorded())) {
            tellAudit(request, exception);
        }
        if (response.isCommitted()) {
            return null;
        }
        return Paths.wantsProblem(request) ? answers.problem(fault, request) : page(fault, request, response);
    }

    private Object page(Fault fault, HttpServletRequest request, HttpServletResponse response) {
        fault.headers().forEach(response::setHeader);
        return answers.page(fault, request);
    }

    private void tellAudit(HttpServletRequest request, Exception exception) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && !(authentication instanceof AnonymousAuthenticationToken)) {
            var why = exception instanceof ApiProblem problem ? problem.messageKey() : AccessDeniedException.class.getSimpleName();
            events.publishEvent(new AccessRefused(access.currentUser().username().value(), request.getMethod(), request.getRequestURI(), why));
        }
    }
}
