package io.heyi.ballot.internal.web;

import io.heyi.ballot.BallotId;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.internal.BallotReading;
import io.heyi.ballot.internal.BallotReading.Look;
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

    static BallotId id(String text) {
        if (!BallotId.isValid(text)) {
            throw unknown();
        }
        return new BallotId(text);
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("ballot.refusal.unknown");
    }

    static Receipt receipt(String text) {
        if (!Receipt.isValid(text)) {
            throw ApiProblem.invalid(List.of(FieldError.of("receipt", "ballot.error.receipt")));
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
