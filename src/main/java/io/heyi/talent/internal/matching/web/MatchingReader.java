package io.heyi.talent.internal.matching.web;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.Exclusions;
import io.heyi.talent.internal.matching.Objection;
import io.heyi.talent.internal.matching.Objections;
import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.talent.internal.matching.Proposals;
import io.heyi.talent.internal.matching.RankedPeople;
import io.heyi.talent.internal.matching.RankedPeople.RankedPerson;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.Openings;
import io.heyi.web.ApiProblem;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What pages and API have in common: who may read what, and what an answer means. */
@Component
class MatchingReader {

    private final Openings openings;
    private final RankedPeople people;

    MatchingReader(Openings openings, RankedPeople people) {
        this.openings = openings;
        this.people = people;
    }

    /** @throws ApiProblem 404 for none, and for readers from outside */
    Opening opening(CurrentUser reader, String code) {
        inside(reader);
        return OpeningCode.parse(code).flatMap(openings::find).orElseThrow(MatchingReader::unknown);
    }

    /** People inside only (domain.md §1a). */
    static void inside(CurrentUser reader) {
        if (!reader.isInside()) {
            throw unknown();
        }
    }

    /** For the owner of the micro-enterprise, pool coordinators and auditors. @throws ApiProblem 403 for others */
    PageOf<RankedPerson> candidates(CurrentUser reader, Opening opening, PageRequest page) {
        if (!mayOffer(reader, opening) && !reader.has(Role.POOL_COORDINATOR) && !reader.has(Role.AUDITOR)) {
            throw ApiProblem.forbidden("matching.refusal.notOwner");
        }
        return people.forOpening(opening, page);
    }

    static boolean mayOffer(CurrentUser reader, Opening opening) {
        return reader.is(Relation.Kind.ME_OWNER, opening.microenterprise());
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("matching.refusal.unknown");
    }

    static PageRequest paging(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "matching.error.page", PageRequest.LARGEST_SIZE)));
        }
    }

    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw unknown();
        }
    }

    static Objection stands(Objections.Reply reply) {
        return switch (reply) {
            case Objections.Reply.Stands(var objection) -> objection;
            case Objections.Reply.Unknown() -> throw unknown();
            case Objections.Reply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case Objections.Reply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        };
    }

    static void excluded(Exclusions.Reply reply) {
        var errors = errors(reply);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
    }

    static List<FieldError> errors(Exclusions.Reply reply) {
        return switch (reply) {
            case DONE -> List.of();
            case TOO_MANY -> List.of(FieldError.of("place", "matching.error.exclusions"));
            case NOT_A_PLACE -> List.of(FieldError.of("place", "matching.error.place"));
        };
    }

    static void done(ProposalAnswers.Reply reply) {
        switch (reply) {
            case ProposalAnswers.Reply.Done() -> { }
            case ProposalAnswers.Reply.Unknown() -> throw unknown();
            case ProposalAnswers.Reply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case ProposalAnswers.Reply.TooLate(var messageKey) -> throw ApiProblem.conflict(messageKey, Map.of());
            case ProposalAnswers.Reply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        }
    }

    static void done(Proposals.Reply reply) {
        switch (reply) {
            case Proposals.Reply.Done() -> { }
            case Proposals.Reply.Unknown() -> throw unknown();
            case Proposals.Reply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case Proposals.Reply.TooLate(var state) -> throw ApiProblem.conflict("matching.refusal.decided", Map.of("state", state.name()));
        }
    }
}
