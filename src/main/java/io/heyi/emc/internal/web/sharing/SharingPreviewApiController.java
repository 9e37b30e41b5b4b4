package io.heyi.emc.internal.web.sharing;

import io.heyi.emc.internal.sharing.Sharing;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The what-if calculator for clients, open to everybody who is signed in (issue 3, part 6). */
@RestController
@RequestMapping("/api/v1/sharing")
@Tag(name = "Sharing")
class SharingPreviewApiController {

    private final Sharing sharing;
    private final SharingWords words;

    SharingPreviewApiController(Sharing sharing, SharingWords words) {
        this.sharing = sharing;
        this.words = words;
    }

    /** @param retained what stays with the lead */
    record Preview(String ruleVersion, BigDecimal pool, BigDecimal reinvestment, List<PartyAmount> parties, BigDecimal retained, List<String> explanation) {}

    /** The body as documented; it is read by hand, so that every fault becomes a field error. */
    record Question(BigDecimal actualProfit, BigDecimal bottomProfit, BigDecimal leadingProfit, BigDecimal shareSpacePercent, List<BigDecimal> tiers,
                    BigDecimal reinvestmentPercent, List<QuestionParty> parties) {}

    record QuestionParty(String id, BigDecimal ratioPercent, String tier) {}

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Compute what a month would share", description = "Nothing is stored. Give either shareSpacePercent or tiers (rates below and above the leading value). "
            + "Without any ratio the pool is split equally over the strategic parties.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Question.class))))
    Preview preview(@RequestBody byte[] body, Locale locale) {
        var reading = SharingQuestionJson.read(body);
        if (reading.question() == null) {
            throw ApiProblem.invalid(reading.errors());
        }
        var question = reading.question().read();
        var errors = new ArrayList<>(reading.errors());
        question.errors().stream().filter(error -> reading.errors().stream().noneMatch(known -> known.field().equals(error.field()))).forEach(errors::add);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        var result = sharing.compute(sharing.currentRule(), question.input());
        return new Preview(result.ruleVersion(), result.pool(), result.reinvestment(), PartyAmount.of(question.input(), result), result.retained(), words.explain(result, locale));
    }
}
