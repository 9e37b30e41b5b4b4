package io.heyi.ledger.internal.web;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.ledger.Ledger;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether all books balance, for those who answer for it. */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "Ledger")
class LedgerApiController {

    private static final Set<Role> MAY_ASK = Set.of(Role.AUDITOR, Role.OPERATOR, Role.SETTLEMENT_OFFICER, Role.ADMINISTRATOR);

    private final Ledger ledger;
    private final Access access;

    LedgerApiController(Ledger ledger, Access access) {
        this.ledger = ledger;
        this.access = access;
    }

    /** @param sound whether nothing was found */
    record Verification(boolean sound, long books, long entries, List<String> findings) {}

    @GetMapping("/verification")
    @Operation(summary = "Add up all books once more", description = "Every entry balances, claims between books match, and so does the trial balance of each currency.")
    Verification verify() {
        if (access.currentUser().roles().stream().noneMatch(MAY_ASK::contains)) {
            throw ApiProblem.forbidden("ledger.problem.forbidden");
        }
        var result = ledger.verify();
        return new Verification(result.sound(), result.books(), result.entries(), result.findings());
    }
}
