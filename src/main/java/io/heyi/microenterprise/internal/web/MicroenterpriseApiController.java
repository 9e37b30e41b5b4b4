package io.heyi.microenterprise.internal.web;

import io.heyi.access.Access;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.PrivateAmounts;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The directory of micro-enterprises and their books for clients; open to everybody who is signed in (domain.md §1a). */
@RestController
@RequestMapping("/api/v1/microenterprises")
@Tag(name = "Micro-enterprises")
class MicroenterpriseApiController {

    private final Microenterprises microenterprises;
    private final Ledger ledger;
    private final Access access;
    private final ObjectProvider<PrivateAmounts> secrets;

    MicroenterpriseApiController(Microenterprises microenterprises, Ledger ledger, Access access, ObjectProvider<PrivateAmounts> secrets) {
        this.microenterprises = microenterprises;
        this.ledger = ledger;
        this.access = access;
        this.secrets = secrets;
    }

    /** One booked entry; the sum of its debits equals that of its credits. @param amountsPrivate whether its amounts are null, because they would tell what one person earns */
    record Entry(long id, String entryKey, String description, Instant at, boolean amountsPrivate, List<Posting> postings) {

        static Entry of(Ledger.Entry entry, boolean secret) {
            return new Entry(entry.id(), entry.entryKey(), entry.description(), entry.at(), secret, entry.lines().stream().map(line -> Posting.of(line, secret)).toList());
        }
    }

    /** @param amount null where it is private */
    record Posting(String account, String holder, int lossOrder, Ledger.Side side, BigDecimal amount, String currency) {

        static Posting of(Ledger.Line line, boolean secret) {
            return new Posting(line.account().code(), line.account().holder(), line.account().lossOrder(), line.side(), secret ? null : line.amount().amount(),
                    line.amount().currency().getCurrencyCode());
        }
    }

    @GetMapping
    @Operation(summary = "Search the directory, newest first")
    PageOf<MicroenterpriseSummary> search(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") String page,
                                          @RequestParam(defaultValue = "25") String size) {
        return microenterprises.search(ApiPaging.query(query), ApiPaging.page(page, size));
    }

    @GetMapping("/{code}")
    @Operation(summary = "A micro-enterprise with state, team, rights, targets and balances")
    MicroenterpriseView microenterprise(@PathVariable String code) {
        return microenterprises.find(code).orElseThrow(MicroenterpriseApiController::unknown);
    }

    @GetMapping("/{code}/ledger")
    @Operation(summary = "Its ledger entries, newest first; each balances", description = "Amounts are null and amountsPrivate is true where they would tell the reader what one person earns.")
    PageOf<Entry> ledger(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        microenterprises.find(code).orElseThrow(MicroenterpriseApiController::unknown);
        var secret = PrivateAmounts.from(secrets.stream(), access.currentUser(), code);
        return ledger.entries(code, ApiPaging.page(page, size)).map(entry -> Entry.of(entry, secret.test(entry)));
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("microenterprise.refusal.unknownMicroenterprise");
    }
}
