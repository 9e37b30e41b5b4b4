package io.heyi.emc.internal.web.sharing;

import io.heyi.access.Access;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.sharing.SharingBook;
import io.heyi.emc.internal.sharing.SharingBook.Statement;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What EMCs shared, for clients who may see the EMC, month by month (issue 3, part 6; domain.md §1a). */
@RestController
@RequestMapping("/api/v1/emcs/{id}/sharing")
@Tag(name = "Sharing")
class StatementApiController {

    private final SharingBook book;
    private final SharingWords words;
    private final Emcs emcs;
    private final Access access;

    StatementApiController(SharingBook book, SharingWords words, Emcs emcs, Access access) {
        this.book = book;
        this.words = words;
        this.emcs = emcs;
        this.access = access;
    }

    /**
     * @param tiers rates below and above the leading value; null with one percentage
     * @param recomputed whether computing the stored inputs again with their rule version gives the same cents
     */
    record Shared(EmcCode emc, YearMonth period, String currency, BigDecimal actualProfit, BigDecimal bottomProfit, BigDecimal leadingProfit, BigDecimal shareSpacePercent,
                  List<BigDecimal> tiers, BigDecimal reinvestmentPercent, String split, String ruleVersion, BigDecimal pool, BigDecimal reinvestment,
                  List<PartyAmount> parties, BigDecimal retained, List<String> explanation, String entryKey, Instant bookedAt, boolean recomputed) {}

    @GetMapping
    @Operation(summary = "What an EMC shared, newest month first")
    PageOf<Shared> statements(@PathVariable String id, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size, Locale locale) {
        var code = readable(id);
        return book.statements(code, emcs.monthsFor(access.currentUser(), code), paging(page, size)).map(statement -> shared(statement, locale));
    }

    @GetMapping("/{period}")
    @Operation(summary = "What an EMC shared of one month, with every input", description = "`recomputed` is the outcome of computing it again with its own rule version.")
    Shared statement(@PathVariable String id, @PathVariable String period, Locale locale) {
        var code = readable(id);
        var month = month(period);
        return book.statement(code, month).filter(statement -> emcs.monthsFor(access.currentUser(), code).contains(month)).map(statement -> shared(statement, locale)).orElseThrow(() -> ApiProblem.notFound("emcsharing.refusal.noStatement"));
    }

    private EmcCode readable(String id) {
        if (!EmcCode.isValid(id) || !emcs.mayRead(access.currentUser(), new EmcCode(id))) {
            throw ApiProblem.notFound("emcsharing.refusal.unknownEmc");
        }
        return new EmcCode(id);
    }

    private static YearMonth month(String period) {
        try {
            return YearMonth.parse(period);
        } catch (DateTimeException e) {
            throw ApiProblem.notFound("emcsharing.refusal.noStatement");
        }
    }

    private static PageRequest paging(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "emcsharing.error.paging", PageRequest.LARGEST_SIZE)));
        }
    }

    private Shared shared(Statement statement, Locale locale) {
        var in = statement.input();
        var out = statement.result();
        return new Shared(statement.emc(), statement.period(), statement.currency(), in.actualProfit(), in.bottomProfit(), in.leadingProfit(), in.shareSpace().percent(),
                in.shareSpace().tiers(), in.reinvestmentPercent(), in.split().name(), out.ruleVersion(), out.pool(), out.reinvestment(), PartyAmount.of(in, out), out.retained(),
                words.explain(out, locale), statement.entryKey(), statement.bookedAt(), book.recomputes(statement));
    }
}
