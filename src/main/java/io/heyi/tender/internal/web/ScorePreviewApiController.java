package io.heyi.tender.internal.web;

import io.heyi.tender.TenderWeights;
import io.heyi.tender.internal.domain.TenderScore;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The what-if calculator of the tender score for clients, open to everybody who is signed in (issue 4, part 3). */
@RestController
@RequestMapping("/api/v1/tenders")
@Tag(name = "Tenders")
class ScorePreviewApiController {

    /** @param bids in the order of the question */
    record ScorePreview(List<ScoredBid> bids) {}

    record ScoredBid(String id, TenderWeights points, BigDecimal total, int rank) {}

    /** The body as documented; it is read by hand, so that every fault becomes a field error. */
    record ScoreQuestionBody(TenderWeights weights, List<ScoreBidBody> bids) {}

    record ScoreBidBody(String id, BigDecimal price, BigDecimal quality, BigDecimal rating, BigDecimal risk) {}

    @PostMapping(path = "/score-preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Compute what bids would score", description = "Nothing is stored. Weights are points per criterion, 100 in sum; quality is 0 to 100, rating 0 to 5 stars, risk 0 to "
            + "the weight of risk. Equal totals go to the lower price, then to the bid that stands first.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = ScoreQuestionBody.class))))
    ScorePreview preview(@RequestBody byte[] body) {
        var json = ScoreQuestionJson.read(body);
        if (json.question() == null) {
            throw ApiProblem.invalid(json.errors());
        }
        var reading = json.question().read();
        var errors = new ArrayList<>(json.errors());
        reading.errors().stream().filter(error -> json.errors().stream().noneMatch(known -> known.field().equals(error.field()))).forEach(errors::add);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        var ranked = TenderScore.rank(reading.weights(), reading.entries()).stream().collect(Collectors.toMap(TenderScore.Ranked::bidder, Function.identity()));
        return new ScorePreview(reading.entries().stream().map(entry -> ranked.get(entry.bidder())).map(one -> new ScoredBid(one.bidder(), one.points(), one.total(), one.rank())).toList());
    }
}
