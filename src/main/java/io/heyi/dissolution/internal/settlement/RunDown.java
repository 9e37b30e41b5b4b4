package io.heyi.dissolution.internal.settlement;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.Expense;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Spending within the run-down budget (domain.md P6 step 1): the owner spends, each expense is booked at once and by its key only once. */
@Service
@Transactional
public class RunDown {

    private static final String KEY = "[A-Za-z0-9._-]{1,80}";

    private final SettlementStore store;
    private final Ledger ledger;
    private final SettlementWork work;
    private final SettlementPolicy policy;

    RunDown(SettlementStore store, Ledger ledger, SettlementWork work, SettlementPolicy policy) {
        this.store = store;
        this.ledger = ledger;
        this.work = work;
        this.policy = policy;
    }

    /** @param key of the sender, by which a repeat is known: 1 to 80 letters, digits, dots, dashes, underscores */
    public record ExpenseInput(String key, String amount, String currency, String purpose, String payee) {}

    /** What became of it. */
    public sealed interface Reply {

        /** @param left of the budget */
        record Booked(Expense expense, BigDecimal left) implements Reply {}

        record Unknown() implements Reply {}

        record NotAllowed(String messageKey) implements Reply {}

        /** Another state, or the key was used for something else. */
        record TooLate(String messageKey) implements Reply {}

        /** @param left of the budget, or of the cash where that is less */
        record Refused(List<FieldError> errors, BigDecimal left) implements Reply {}
    }

    public Reply spend(CurrentUser person, DissolutionCode code, ExpenseInput typed) {
        return store.lock(code).map(file -> spend(person, file, typed)).orElseGet(Reply.Unknown::new);
    }

    private Reply spend(CurrentUser person, SettlementFile file, ExpenseInput typed) {
        if (!SettlementWork.isOwner(person, file)) {
            return new Reply.NotAllowed("dissolutionmoney.refusal.onlyOwnerSpends");
        }
        var in = new Inputs();
        var amount = in.amount("amount", typed.amount(), false);
        var purpose = in.text("purpose", typed.purpose(), Inputs.LONGEST_NAME);
        var payee = in.text("payee", typed.payee(), Inputs.LONGEST_NAME);
        var key = typed.key() == null ? "" : typed.key().strip();
        if (!key.matches(KEY)) {
            in.error("key", "key");
        }
        if (typed.currency() == null || !typed.currency().strip().equals(file.currency().getCurrencyCode())) {
            in.error("currency", "currency", file.currency().getCurrencyCode());
        }
        var known = file.expenses().stream().filter(one -> one.key().equals(key)).findFirst();
        if (known.isPresent() && !in.faulty()) {
            return isSame(known.get(), amount, purpose, payee) ? new Reply.Booked(known.get(), left(file)) : new Reply.TooLate("dissolutionmoney.refusal.keyUsed");
        }
        if (file.state() != SettlementState.OPEN) {
            return new Reply.TooLate("dissolutionmoney.refusal.closed");
        }
        var left = left(file).min(work.sheet(file).cash()).max(BigDecimal.ZERO);
        if (amount != null && amount.compareTo(left) > 0) {
            in.error("amount", "budget", file.money(left));
        }
        if (file.expenses().size() >= policy.mostEntries()) {
            in.error("amount", "tooMany", policy.mostEntries());
        }
        if (in.faulty()) {
            return new Reply.Refused(in.errors(), left);
        }
        return book(person, file, new Expense(key, amount, purpose, payee, person.username().value(), work.now()));
    }

    private Reply book(CurrentUser person, SettlementFile file, Expense expense) {
        var amount = file.money(expense.amount());
        file.spend(expense);
        store.save(file);
        ledger.post(file.microenterprise(), file.code() + "/expense/" + expense.key(), "dissolutionmoney.ledger.expense|" + file.code(),
                List.of(new Line(Account.runDownExpense(file.code().value()), Side.DEBIT, amount), new Line(Account.cash(), Side.CREDIT, amount)));
        store.remember(file.code(), person.username().value(), "spent", Map.of("amount", amount.toString(), "purpose", expense.purpose(), "payee", expense.payee()));
        return new Reply.Booked(expense, left(file));
    }

    private static BigDecimal left(SettlementFile file) {
        return file.budget().subtract(file.spent());
    }

    private static boolean isSame(Expense known, BigDecimal amount, String purpose, String payee) {
        return known.amount().compareTo(amount) == 0 && known.purpose().equals(purpose) && known.payee().equals(payee);
    }
}
