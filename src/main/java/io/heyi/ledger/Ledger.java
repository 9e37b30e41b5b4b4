package io.heyi.ledger;

import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** One ledger per micro-enterprise. All calls join the caller's transaction; posting and opening are idempotent. */
public interface Ledger {

    /**
     * Opens the books of an owner; a repeat changes nothing.
     *
     * @param owner ME code
     * @throws IllegalStateException when they are open in another currency
     */
    void open(String owner, Currency currency);

    /**
     * Books one balanced entry.
     *
     * @param entryKey business key of the entry, e.g. {@code ME-0001/founding}; a second entry with the same key and the same lines changes nothing
     * @throws IllegalArgumentException when the lines do not balance, have another currency, or fewer than two
     * @throws IllegalStateException when the key was used with other lines, or the ledger is not open
     */
    void post(String owner, String entryKey, String description, List<Line> lines);

    /** Account balances; assets positive as debit, capital positive as credit. */
    List<Balance> balances(String owner);

    /** Entries, newest first. */
    PageOf<Entry> entries(String owner, PageRequest page);

    /** Side of a posting. */
    enum Side { DEBIT, CREDIT }

    /** @param amount positive */
    record Line(Account account, Side side, Money amount) {}

    /**
     * @param code {@code cash}, {@code capital}
     * @param holder who holds a capital account: {@code platform:food} or {@code member:entrepreneur-01}; empty text for cash
     * @param lossOrder 1 bears loss first (members), 2 then the platform (domain.md §3a, E17); 0 where it does not apply
     */
    record Account(String code, String holder, int lossOrder) {

        public static Account cash() {
            return new Account("cash", "", 0);
        }

        public static Account memberCapital(String username) {
            return new Account("capital", "member:" + username, 1);
        }

        public static Account platformCapital(String platform) {
            return new Account("capital", "platform:" + platform, 2);
        }
    }

    record Balance(Account account, Money amount) {}

    record Entry(long id, String entryKey, String description, Instant at, List<Line> lines) {}
}
