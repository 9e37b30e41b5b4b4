package io.heyi.web;

import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Map;

/**
 * A refusal on its way to the client; one handler turns it into an RFC 9457 problem (API) or an error page (browser), in the reader's language.
 * Controllers throw it after a facade answered with a refusal; facades never do.
 */
public class ApiProblem extends RuntimeException {

    /** The kinds of refusal with their HTTP status. */
    public enum Kind {
        UNAUTHENTICATED(401), FORBIDDEN(403), NOT_FOUND(404), CONFLICT(409), INVALID(422), UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String messageKey;
    private final transient List<Object> arguments;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> properties;
    private final boolean recorded;

    private ApiProblem(Kind kind, String messageKey, List<Object> arguments, List<FieldError> errors, Map<String, Object> properties) {
        this(kind, messageKey, arguments, errors, properties, false);
    }

    private ApiProblem(Kind kind, String messageKey, List<Object> arguments, List<FieldError> errors, Map<String, Object> properties, boolean recorded) {
        super(kind + " " + messageKey);
        this.kind = kind;
        this.messageKey = messageKey;
        this.arguments = List.copyOf(arguments);
        this.errors = List.copyOf(errors);
        this.properties = Map.copyOf(properties);
        this.recorded = recorded;
    }

    /** 403; the handler writes an audit entry. */
    public static ApiProblem forbidden(String messageKey, Object... arguments) {
        return new ApiProblem(Kind.FORBIDDEN, messageKey, List.of(arguments), List.of(), Map.of());
    }

    /** 403 whose audit entry the owning module has written, with more than the handler knows. */
    public static ApiProblem forbiddenAndRecorded(String messageKey, Object... arguments) {
        return new ApiProblem(Kind.FORBIDDEN, messageKey, List.of(arguments), List.of(), Map.of(), true);
    }

    /** 404, also for what one may not know of. */
    public static ApiProblem notFound(String messageKey, Object... arguments) {
        return new ApiProblem(Kind.NOT_FOUND, messageKey, List.of(arguments), List.of(), Map.of());
    }

    /** 409 for a lost race; properties say by whom, e.g. {@code claimedBy}. */
    public static ApiProblem conflict(String messageKey, Map<String, Object> properties, Object... arguments) {
        return new ApiProblem(Kind.CONFLICT, messageKey, List.of(arguments), List.of(), properties);
    }

    /** 422 with every field error. */
    public static ApiProblem invalid(List<FieldError> errors) {
        return new ApiProblem(Kind.INVALID, "web.problem.invalid", List.of(), errors, Map.of());
    }

    /** 422 with every field error and what else a client can use. */
    public static ApiProblem invalid(List<FieldError> errors, Map<String, Object> properties) {
        return new ApiProblem(Kind.INVALID, "web.problem.invalid", List.of(), errors, properties);
    }

    /** 401 for a sender that proves itself otherwise than by a token, e.g. by a signature. */
    public static ApiProblem unauthenticated(String messageKey, Object... arguments) {
        return new ApiProblem(Kind.UNAUTHENTICATED, messageKey, List.of(arguments), List.of(), Map.of());
    }

    public static ApiProblem unavailable(String messageKey, Object... arguments) {
        return new ApiProblem(Kind.UNAVAILABLE, messageKey, List.of(arguments), List.of(), Map.of());
    }

    public Kind kind() {
        return kind;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> properties() {
        return properties;
    }

    /** Whether an audit entry exists already. */
    public boolean recorded() {
        return recorded;
    }
}
