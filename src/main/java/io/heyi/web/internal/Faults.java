package io.heyi.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.heyi.access.IdentityUnavailableException;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What each exception means to the outside. */
final class Faults {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    private static final Map<String, String> TRY_AGAIN_SOON = Map.of("Retry-After", "10");

    private Faults() {}

    static Fault of(Exception exception) {
        return switch (exception) {
            case ApiProblem problem -> new Fault(problem.kind().status(), problem.messageKey(), problem.arguments(), problem.errors(), problem.properties(),
                    problem.kind() == ApiProblem.Kind.UNAVAILABLE ? TRY_AGAIN_SOON : Map.of(), "");
            case AccessDeniedException denied -> Fault.of(403, "web.problem.forbidden");
            case AuthenticationServiceException away -> Fault.of(503, "web.problem.signInAway").with(TRY_AGAIN_SOON);
            case AuthenticationException anonymous -> Fault.of(401, "web.problem.unauthenticated");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case BindException invalid -> Fault.invalid(invalid.getFieldErrors().stream().map(error -> FieldError.of(error.getField(), code(error.getCode()))).toList());
            case HandlerMethodValidationException invalid -> Fault.invalid(invalid.getParameterValidationResults().stream()
                    .map(result -> FieldError.of(String.valueOf(result.getMethodParameter().getParameterName()), "web.field.invalid")).toList());
            case ConstraintViolationException invalid -> Fault.invalid(invalid.getConstraintViolations().stream()
                    .map(violation -> FieldError.of(violation.getPropertyPath().toString(), "web.field.invalid")).toList());
            case MissingServletRequestParameterException missing -> Fault.invalid(List.of(FieldError.of(missing.getParameterName(), "web.field.required")));
            case MethodArgumentTypeMismatchException mismatch when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) -> Fault.of(404, "web.problem.notFound");
            case MethodArgumentTypeMismatchException mismatch -> Fault.invalid(List.of(FieldError.of(mismatch.getName(), "web.field.invalid")));
            case TypeMismatchException mismatch -> Fault.invalid(List.of(FieldError.of(String.valueOf(mismatch.getPropertyName()), "web.field.invalid")));
            case HttpRequestMethodNotSupportedException other -> Fault.of(405, "web.problem.method", other.getMethod())
                    .with(Map.of("Allow", other.getSupportedHttpMethods() == null ? "" : other.getSupportedHttpMethods().stream().map(Object::toString).collect(Collectors.joining(", "))));
            case MaxUploadSizeExceededException large -> Fault.of(413, "web.problem.fileTooLarge");
            case ErrorResponse response -> byStatus(response.getStatusCode().value(), exception);
            // a form of parts that breaks off or is none
            case MultipartException broken -> Fault.of(400, "web.problem.badRequest");
            case IdentityUnavailableException away -> Fault.of(503, "web.problem.identityAway").with(TRY_AGAIN_SOON);
            case DataAccessResourceFailureException away -> databaseAway(away);
            case CannotCreateTransactionException away -> databaseAway(away);
            case TransientDataAccessException busy -> databaseAway(busy);
            default -> ours(exception);
        };
    }

    /** For errors that reach the container without an exception of interest. */
    static Fault byStatus(int status, Exception cause) {
        return switch (status) {
            case 400 -> Fault.of(400, "web.problem.badRequest");
            case 401 -> Fault.of(401, "web.problem.unauthenticated");
            case 403 -> Fault.of(403, "web.problem.forbidden");
            case 404 -> Fault.of(404, "web.problem.notFound");
            case 405 -> Fault.of(405, "web.problem.method", "");
            case 406 -> Fault.of(406, "web.problem.notAcceptable");
            case 413 -> Fault.of(413, "web.problem.tooLarge", BodyLimit.LARGEST / (1024 * 1024));
            case 415 -> Fault.of(415, "web.problem.mediaType");
            case 503 -> Fault.of(503, "web.problem.unavailable").with(TRY_AGAIN_SOON);
            default -> status < 500 ? Fault.of(status, "web.problem.badRequest") : ours(cause);
        };
    }

    private static Fault unreadable(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> Fault.invalid(List.of(FieldError.of(path(unknown), "web.field.unknown", unknown.getPropertyName())));
            case JsonMappingException mapping when !mapping.getPath().isEmpty() -> Fault.invalid(List.of(FieldError.of(path(mapping), "web.field.invalid")));
            case JsonProcessingException syntax when syntax.getLocation() != null ->
                    Fault.of(400, "web.problem.malformed", syntax.getLocation().getLineNr(), syntax.getLocation().getColumnNr());
            case null, default -> Fault.of(400, "web.problem.badRequest");
        };
    }

    /** {@code leadingTargets[0].leading}, as the sender wrote it. */
    private static String path(JsonMappingException mapping) {
        var path = new StringBuilder();
        for (var step : mapping.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + step.getFieldName());
        }
        return path.toString();
    }

    private static String code(String constraint) {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "web.field.required";
            case null, default -> "web.field.invalid";
        };
    }

    private static Fault databaseAway(Exception cause) {
        log.warn("the database did not answer: {}", cause.getMessage());
        return Fault.of(503, "web.problem.unavailable").with(TRY_AGAIN_SOON);
    }

    private static Fault ours(Exception cause) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("fault {}", reference, cause);
        return new Fault(500, "web.problem.fault", List.of(reference), List.of(), Map.of(), Map.of(), reference);
    }
}
