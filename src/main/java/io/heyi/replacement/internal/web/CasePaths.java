package io.heyi.replacement.internal.web;

import io.heyi.emc.EmcCode;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.CaseList;
import io.heyi.replacement.internal.CaseReply;
import io.heyi.replacement.internal.CaseStore.StoredEvidence;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Parameters of addresses and the answers to acts, the same for API and pages. */
final class CasePaths {

    private static final int LONGEST_QUERY = 200;

    private CasePaths() {}

    static ReplacementCode code(String text) {
        return ReplacementCode.parse(text).orElseThrow(CasePaths::unknown);
    }

    static EmcCode emc(String text) {
        if (!EmcCode.isValid(text)) {
            throw ApiProblem.notFound("replacement.refusal.unknownEmc");
        }
        return new EmcCode(text);
    }

    /** @throws ApiProblem 422 for an unknown status or an overlong text */
    static CaseList.Filter filter(String status, String emc, String actor, String query) {
        if (!status.isEmpty() && !CaseList.Filter.statuses().contains(status)) {
            throw invalid("status", "status", String.join(", ", CaseList.Filter.statuses()));
        }
        if (query.length() > LONGEST_QUERY || emc.length() > LONGEST_QUERY || actor.length() > LONGEST_QUERY) {
            throw invalid("query", "query", LONGEST_QUERY);
        }
        return new CaseList.Filter(status, emc.replace("\u0000", ""), actor.replace("\u0000", ""), query.replace("\u0000", ""));
    }

    static PageRequest paging(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw invalid("page", "page", PageRequest.LARGEST_SIZE);
        }
    }

    /** Number in a checklist; anything else is no item of any list. */
    static int item(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    static void done(CaseReply reply) {
        switch (reply) {
            case CaseReply.Done() -> { }
            case CaseReply.Unknown() -> throw unknown();
            case CaseReply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case CaseReply.TooLate(var messageKey) -> throw ApiProblem.conflict(messageKey, Map.of());
            case CaseReply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        }
    }

    /** The stored bytes, whose SHA-256 is the ETag. */
    static ResponseEntity<byte[]> document(Optional<StoredEvidence> evidence) {
        var found = evidence.orElseThrow(CasePaths::unknown);
        return ResponseEntity.ok().eTag(found.digest()).contentType(MediaType.APPLICATION_JSON).body(found.document().getBytes(StandardCharsets.UTF_8));
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("replacement.refusal.unknown");
    }

    private static ApiProblem invalid(String field, String code, Object... arguments) {
        return ApiProblem.invalid(List.of(FieldError.of(field, "replacement.error." + code, arguments)));
    }
}
