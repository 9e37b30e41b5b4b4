package io.heyi.ballot.internal.web;

import io.heyi.access.Access;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.Vote;
import io.heyi.ballot.internal.BallotReading;
import io.heyi.ballot.internal.BallotWords;
import io.heyi.ballot.internal.Discussion;
import io.heyi.ballot.internal.PublishedVote;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ballots for clients (issue 4, item 4). */
@RestController
@RequestMapping("/api/v1/ballots")
@Tag(name = "Ballots")
class BallotApiController {

    private final Ballots ballots;
    private final BallotReading reading;
    private final Discussion discussion;
    private final BallotWords words;
    private final Access access;

    BallotApiController(Ballots ballots, BallotReading reading, Discussion discussion, BallotWords words, Access access) {
        this.ballots = ballots;
        this.reading = reading;
        this.discussion = discussion;
        this.words = words;
        this.access = access;
    }

    /** @param receipt 32 hex digits from a good source of randomness; may be left out, but then a repeated request is refused instead of recognised */
    record VoteBody(String seat, String option, String receipt) {

        /** What is voted must not get into any log. */
        @Override
        public String toString() {
            return "VoteBody[...]";
        }
    }

    /** @param repeated whether the same vote had been counted before */
    record VoteAnswer(Receipt receipt, boolean repeated) {}

    @GetMapping
    @Operation(summary = "Ballots that concern me", description = "view: to_cast (the usual one), running or ended.")
    PageOf<BallotReading.Row> list(@RequestParam(defaultValue = "to_cast") String view, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        var shown = Views.of(view).orElseThrow(() -> ApiProblem.invalid(List.of(FieldError.of("view", "ballot.error.view"))));
        return reading.list(shown, access.currentUser(), BallotProblems.paging(page, size));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A ballot with its paper, rule, turnout, audit, numbers of its discussion and, once counted, its result")
    BallotJson ballot(@PathVariable String id, Locale locale) {
        var look = BallotProblems.look(reading, id, access.currentUser());
        return BallotJson.of(look, discussion.counts(look.ballot().id()), words, locale);
    }

    @GetMapping("/{id}/seats")
    @Operation(summary = "The roll and who has voted; of an open ballot, once counted, also who cast each vote and its receipt")
    PageOf<BallotJson.SeatJson> seats(@PathVariable String id, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        var paging = BallotProblems.paging(page, size);
        var look = BallotProblems.look(reading, id, access.currentUser());
        var roll = look.ballot().roll();
        return PageOf.of(roll.stream().skip(paging.offset()).limit(paging.size()).map(seat -> BallotJson.seat(seat, look)).toList(), roll.size(), paging);
    }

    @GetMapping("/{id}/votes")
    @Operation(summary = "The published votes by receipt; empty until the ballot is counted")
    PageOf<PublishedVote> votes(@PathVariable String id, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        var paging = BallotProblems.paging(page, size);
        var look = BallotProblems.contents(reading, id, access.currentUser());
        return look.ballot().state() == BallotState.COUNTED ? reading.published(look.ballot().id(), paging) : PageOf.of(List.of(), 0, paging);
    }

    @PostMapping(path = "/{id}/votes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cast a vote, for good",
            description = "seat may be left out by who stands for one seat only. Keep the receipt: of a secret ballot nobody else has it. 403 for who has an interest in what the ballot is about, 409 when the seat has voted or the ballot has ended.")
    VoteAnswer vote(@PathVariable String id, @RequestBody VoteBody body) {
        var receipt = body.receipt() == null || body.receipt().isBlank() ? Receipt.random() : BallotProblems.receipt(body.receipt().strip());
        var seat = Optional.ofNullable(body.seat()).map(String::strip).filter(text -> !text.isEmpty());
        var cast = ballots.cast(BallotProblems.id(id), access.currentUser(), new Vote(seat, body.option() == null ? "" : body.option().strip(), receipt));
        return new VoteAnswer(BallotProblems.counted(cast), cast instanceof Cast.AlreadyCounted);
    }
}
