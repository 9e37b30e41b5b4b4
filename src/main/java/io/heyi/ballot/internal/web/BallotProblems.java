package io.heyi.ballot.internal.web;

import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.internal.BallotReading;
import io.heyi.ballot.internal.BallotReading.Look;
import io.heyi.ballot.internal.Posting;
import io.heyi.access.CurrentUser;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Map;

/** Refusals of ballots as problems, the same for pages and API. */
final class BallotProblems {

    private BallotProblems() {}

    static Look look(BallotReading reading, String id, CurrentUser reader) {
        return reading.look(id(id), reader).orElseThrow(BallotProblems::unknown);
    }

    /** @throws ApiProblem also for who may know of the ballot but not read what people say or vote in it */
    static Look contents(BallotReading reading, String id, CurrentUser reader) {
        var look = look(reading, id, reader);
        if (!look.contents()) {
            throw ApiProblem.forbidden("ballot.refusal.notOnRoll");
        }
        return look;
    }

    static BallotId id(String text) {
        if (!BallotId.isValid(text)) {
            throw unknown();
        }
        return new BallotId(text);
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("ballot.refusal.unknown");
    }

    /** Of a post, from an address. */
    static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw ApiProblem.notFound("ballot.refusal.unknownPost");
        }
        return Integer.parseInt(text);
    }

    static ApiProblem invalid(String field, String code) {
        return ApiProblem.invalid(List.of(FieldError.of(field, code)));
    }

    static Receipt receipt(String text) {
        if (!Receipt.isValid(text)) {
            throw invalid("receipt", "ballot.error.receipt");
        }
        return new Receipt(text);
    }

    static PageRequest paging(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "ballot.error.page", PageRequest.LARGEST_SIZE)));
        }
    }

    /** @throws ApiProblem unless the words stand in the discussion */
    static Posting.Written written(Posting posting) {
        return switch (posting) {
            case Posting.Written written -> written;
            case Posting.Unknown() -> throw ApiProblem.notFound("ballot.refusal.unknownPost");
            case Posting.NotYours(var why) -> throw ApiProblem.forbidden(why);
            case Posting.Closed(var endsAt) -> throw ApiProblem.conflict("ballot.refusal.discussionClosed", Map.of("endsAt", endsAt.toString()));
            case Posting.Faulty(var errors) -> throw ApiProblem.invalid(errors);
        };
    }

    /** @throws ApiProblem unless the vote is in the urn */
    static Receipt counted(Cast cast) {
        return switch (cast) {
            case Cast.Counted(var receipt) -> receipt;
            case Cast.AlreadyCounted(var receipt) -> receipt;
            case Cast.SeatHasVoted(var seat) -> throw ApiProblem.conflict("ballot.refusal.seatHasVoted", Map.of("seat", seat));
            case Cast.Closed(var endsAt) -> throw ApiProblem.conflict("ballot.refusal.closed", Map.of("endsAt", endsAt.toString()));
            case Cast.Faulty() -> throw ApiProblem.conflict("ballot.refusal.faulty", Map.of("state", BallotState.FAULTY.name()));
            case Cast.Interested() -> throw ApiProblem.forbidden("ballot.refusal.interested");
            case Cast.NotOnRoll() -> throw ApiProblem.forbidden("ballot.refusal.notOnRoll");
            case Cast.UnknownBallot() -> throw unknown();
            case Cast.WhichSeat(var seats) -> throw ApiProblem.invalid(List.of(FieldError.of("seat", "ballot.error.whichSeat", String.join(", ", seats))));
            case Cast.UnknownOption(var options) -> throw ApiProblem.invalid(List.of(FieldError.of("option", "ballot.error.option", String.join(", ", options))));
            case Cast.ReceiptTaken() -> throw ApiProblem.invalid(List.of(FieldError.of("receipt", "ballot.error.receiptTaken")));
        };
    }
}
