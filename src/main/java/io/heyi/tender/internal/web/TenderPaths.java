package io.heyi.tender.internal.web;

import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.TenderReply;
import io.heyi.tender.internal.persistence.TenderList.Which;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parameters of addresses and the answers to commands, the same for API and pages. A wrong parameter is a field error, an unknown code a 404. */
final class TenderPaths {

    private static final int LONGEST_QUERY = 200;

    private TenderPaths() {}

    static TenderCode code(String text) {
        if (!TenderCode.isValid(text)) {
            throw unknown();
        }
        return new TenderCode(text);
    }

    static PartyId party(String text) {
        if (!PartyId.isValid(text)) {
            throw ApiProblem.invalid(List.of(error("party", "notAParty")));
        }
        return new PartyId(text);
    }

    static PageRequest page(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(error("page", "paging", PageRequest.LARGEST_SIZE)));
        }
    }

    static String query(String query) {
        return query.substring(0, Math.min(LONGEST_QUERY, query.length()));
    }

    /** Unknown words mean all. */
    static Which which(String text) {
        for (var which : Which.values()) {
            if (which.name().equals(text.toUpperCase(Locale.ROOT))) {
                return which;
            }
        }
        return Which.ALL;
    }

    static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw unknown();
        }
        return Integer.parseInt(text);
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("tenderroom.refusal.unknownTender");
    }

    static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "tenderroom.error." + code, arguments);
    }

    /** Refusals become problems. */
    static TenderReply.Done done(TenderReply reply) {
        return switch (reply) {
            case TenderReply.Done done -> done;
            case TenderReply.Unknown() -> throw unknown();
            case TenderReply.NotAllowed(var key) -> throw ApiProblem.forbidden(key);
            case TenderReply.TooLate(var key, var arguments) -> throw ApiProblem.conflict(key, Map.of(), arguments.toArray());
            case TenderReply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        };
    }
}
