package io.heyi.web.internal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what the container itself refuses, and the pages that the security filters refuse. */
@Controller
class ContainerErrors implements ErrorController {

    private static final String SIGN_IN_AWAY = "signInAway";

    private final FaultAnswers answers;

    ContainerErrors(FaultAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var fault = fault(request);
        if (Paths.wantsProblem(request)) {
            return answers.problem(fault, request);
        }
        fault.headers().forEach(response::setHeader);
        return answers.page(fault, request);
    }

    private static Fault fault(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception exception) {
            return Faults.of(exception);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (status == 503 && SIGN_IN_AWAY.equals(request.getAttribute(RequestDispatcher.ERROR_MESSAGE))) {
            return Fault.of(503, "web.problem.signInAway");
        }
        if (status == 403 && String.valueOf(request.getAttribute(RequestDispatcher.ERROR_MESSAGE)).contains("Csrf")) {
            return Fault.of(403, "web.problem.stalePage");
        }
        return status == 413 ? Fault.of(413, "web.problem.tooLarge", BodyLimit.allowed(request)) : Faults.byStatus(status, null);
    }
}
