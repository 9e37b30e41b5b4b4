package io.heyi.dissolution.internal.settlement;

import static io.heyi.dissolution.internal.settlement.SettlementWork.speaksFor;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.dissolution.internal.settlement.SettlementWork.Act;
import io.heyi.ledger.Ledger;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Claims that are not in the books: filed by the creditor himself while the window is open, or by the owner or an officer for somebody; decided by one of these two who
 * has neither filed it nor gains by it (product-bar T2).
 */
@Service
@Transactional
public class ClaimDesk {

    private static final List<Rank> DEBTS = List.of(Rank.WAGES, Rank.OUTSIDE_CREDITORS, Rank.INSIDE);

    private final SettlementWork work;
    private final Ledger ledger;
    private final SettlementPolicy policy;
    private final LoweredClaims lowered;

    ClaimDesk(SettlementWork work, Ledger ledger, SettlementPolicy policy, LoweredClaims lowered) {
        this.work = work;
        this.ledger = ledger;
        this.policy = policy;
        this.lowered = lowered;
    }

    /**
     * @param rank of the creditor; an outside partner's is always OUTSIDE_CREDITORS
     * @param creditor user name for WAGES, code of who has books here for INSIDE; for OUTSIDE_CREDITORS a user name or empty
     * @param name what to call the creditor; an outside partner's own name is taken from the account
     */
    public record ClaimInput(String rank, String creditor, String name, String amount, String currency, String proof) {}

    public Optional<Ruling> file(CurrentUser person, DissolutionCode code, ClaimInput typed) {
        return work.act(person, code, file -> {
            var in = new Inputs();
            int number = file.claims().size() + 1;
            boolean outside = !person.isInside();
            var rank = outside ? Rank.OUTSIDE_CREDITORS : in.one("rank", typed.rank(), DEBTS);
            var creditor = outside ? person.username().value() : in.optional("creditor", typed.creditor(), Inputs.LONGEST_NAME);
            var name = outside ? person.displayName() : in.text("name", typed.name(), Inputs.LONGEST_NAME);
            var amount = in.amount("amount", typed.amount(), false);
            var proof = in.text("proof", typed.proof(), Inputs.LONGEST_TEXT);
            if (typed.currency() != null && !typed.currency().isBlank() && !typed.currency().strip().equals(file.currency().getCurrencyCode())) {
                in.error("currency", "currency", file.currency().getCurrencyCode());
            }
            if (rank == null) {
                return Act.answer(in.then(Ruling::accepted));
            }
            if (!work.isEither(person, file) && !(rank == Rank.OUTSIDE_CREDITORS ? outside : speaksFor(person, creditor))) {
                return Act.answer(Ruling.notAllowed("dissolutionmoney.refusal.notYourClaim"));
            }
            if (!work.isEither(person, file) && !work.now().isBefore(file.claimsUntil())) {
                return Act.answer(Ruling.tooLate("dissolutionmoney.refusal.claimWindow"));
            }
            checkCreditor(in, file, rank, creditor);
            if (file.claims().size() >= policy.mostEntries()) {
                in.error("amount", "tooMany", policy.mostEntries());
            }
            return new Act(in.then(() -> file.file(new FiledClaim(number, rank, creditor.isEmpty() ? null : creditor, name, amount, proof, ClaimState.FILED, null, null,
                    person.username().value(), work.now(), null, null))), "claimFiled", Map.of("claim", number, "kind", rank.name()));
        });
    }

    private void checkCreditor(Inputs in, SettlementFile file, Rank rank, String creditor) {
        if (rank == Rank.WAGES && file.wages().stream().noneMatch(wage -> wage.person().equals(creditor))) {
            in.error("creditor", "nobody");
        }
        if (rank == Rank.OUTSIDE_CREDITORS && hasBooks(file, creditor)) {
            in.error("creditor", "hasBooks");
        }
        if (rank == Rank.INSIDE && (creditor.equals(file.microenterprise()) || !hasBooks(file, creditor))) {
            in.error("creditor", "noBooks", file.currency().getCurrencyCode());
        }
    }

    private boolean hasBooks(SettlementFile file, String party) {
        return file.currency().equals(ledger.currencies(List.of(party)).get(party));
    }

    /**
     * The owner of the micro-enterprise, which gains by each claim that falls, may only confirm one in full or dispute it; lowering, rejecting and changing what was
     * decided is the settlement officer's alone. The creditor reads the reason on the home page.
     *
     * @param decision CONFIRMED, DISPUTED or REJECTED
     * @param amount confirmed; empty for all that is asked for
     * @param reason needed for everything but a claim confirmed in full
     */
    public Optional<Ruling> decide(CurrentUser person, DissolutionCode code, int number, String decision, String amount, String reason) {
        return work.act(person, code, file -> {
            var claim = file.claims().stream().filter(one -> one.number() == number).findFirst();
            if (claim.isEmpty()) {
                return Act.answer(Ruling.refused("number", "dissolutionmoney.error.noSuchEntry"));
            }
            if (!work.isEither(person, file) || claim.get().filedBy().equals(person.username().value()) || speaksFor(person, claim.get().creditor())) {
                return Act.answer(Ruling.notAllowed("dissolutionmoney.refusal.ownClaim"));
            }
            var in = new Inputs();
            var to = in.one("decision", decision, List.of(ClaimState.CONFIRMED, ClaimState.DISPUTED, ClaimState.REJECTED));
            var agreed = to == ClaimState.CONFIRMED ? agreed(in, claim.get(), amount) : null;
            boolean full = agreed != null && agreed.compareTo(claim.get().amount()) == 0;
            boolean settled = claim.get().state() == ClaimState.CONFIRMED || claim.get().state() == ClaimState.REJECTED;
            if (!in.faulty() && !work.isOfficer(person, file) && (settled || !full && to != ClaimState.DISPUTED)) {
                return Act.answer(Ruling.notAllowed("dissolutionmoney.refusal.onlyOfficerLowers"));
            }
            var why = full ? in.optional("reason", reason, Inputs.LONGEST_TEXT) : in.text("reason", reason, Inputs.LONGEST_TEXT);
            var ruling = in.then(() -> file.decide(number, to, agreed, why.isEmpty() ? null : why, person.username().value(), work.now()));
            if (ruling instanceof Ruling.Accepted) {
                file.claims().stream().filter(one -> one.number() == number).forEach(one -> lowered.keep(code, one));
            }
            return new Act(ruling, "claimDecided", Map.of("claim", number, "decision", String.valueOf(to)));
        });
    }

    private static BigDecimal agreed(Inputs in, FiledClaim claim, String amount) {
        var agreed = amount == null || amount.isBlank() ? claim.amount() : in.amount("amount", amount, false);
        if (agreed != null && agreed.compareTo(claim.amount()) > 0) {
            in.error("amount", "moreThanClaimed", claim.amount());
        }
        return agreed;
    }
}
