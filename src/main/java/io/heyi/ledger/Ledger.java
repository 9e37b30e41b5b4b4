package io.heyi.ledger;

import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One set of books per owner: micro-enterprise, shared-service platform, EMC (its reinvestment fund). All calls join the caller's transaction; posting and
 * opening are idempotent.
 */
public interface Ledger {

    /**
     * Opens the books of an owner; a repeat changes nothing.
     *
     * @param owner ME code, id of a shared-service platform, or code of an EMC
     * @throws IllegalStateException when they are open in another currency
     */
    default void open(String owner, Currency currency) {
        open(List.of(owner), currency);
    }

    /** Opens the books of several owners, each as {@link #open(String, Currency)} does. */
    void open(Collection<String> owners, Currency currency);

    /** What the owners' books are kept in; owners without books are missing from the result. */
    Map<String, Currency> currencies(Collection<String> owners);

    /** Those of the owners whose books are closed for good. */
    Set<String> closed(Collection<String> owners);

    /**
     * Books one balanced entry.
     *
     * @param entryKey business key of the entry, e.g. {@code ME-0001/founding}; a second entry with the same key and the same lines changes nothing
     * @throws IllegalArgumentException when the lines do not balance, have another currency, or fewer than two
     * @throws IllegalStateException when the key was used with other lines, or the ledger is not open or closed
     */
    void post(String owner, String entryKey, String description, List<Line> lines);

    /**
     * Books one entry in the books of several owners: every owner's lines balance by themselves, and each receivable from another owner's books meets that
     * owner's payable.
     *
     * @param entryKey business key of the whole, e.g. {@code EMC-0001/2026-11/sharing}; repeated with the same lines it changes nothing
     * @param description message key, with its arguments after {@code |}; or plain text
     * @throws IllegalArgumentException when an owner's lines do not balance, claims do not match, or currencies differ
     * @throws IllegalStateException when the key was used with other lines, or books are not open or closed
     */
    void postJointly(String entryKey, String description, Map<String, List<Line>> linesByOwner);

    /** Checks all books: every entry balances, claims between books match, and so does the trial balance of every currency. */
    Verification verify();

    /** Account balances; what an owner has or is owed and what it spent positive as debit, the rest positive as credit. */
    List<Balance> balances(String owner);

    /** Those of the balances that are not zero; empty also where no books are open. */
    List<Balance> openBalances(String owner);

    /**
     * Closes the books for good: they take no entry any more, refused by the database too, and stay readable. Waits for entries that are being written; a repeat changes
     * nothing.
     *
     * @throws IllegalStateException when they are not open, or an account does not stand at zero
     */
    void close(String owner);

    /** Entries, newest first. */
    PageOf<Entry> entries(String owner, PageRequest page);

    /** Side of a posting. */
    enum Side { DEBIT, CREDIT }

    /** @param amount positive */
    record Line(Account account, Side side, Money amount) {}

    /**
     * @param code {@code cash}, {@code asset}, {@code capital}, {@code receivable}, {@code payable}, {@code wage-payable}, {@code reinvestment-fund}; of results
     *             {@code sharing-expense}, {@code sharing-income}, {@code wage-expense}, {@code expense}, {@code write-off}, {@code realisation}, {@code service-income},
     *             {@code debt-relief}
     * @param holder who holds a capital account: {@code platform:food}, {@code member:entrepreneur-01} or {@code investor:river-fund}; who owes or is owed:
     *               {@code book:ME-0001} or, without books here, {@code partner:chef} or {@code claim:DC-0001/3}; what a result is of: {@code emc:EMC-0001},
     *               {@code run-down:DC-0001}, {@code claim:DC-0001/3}; what an asset was bought from; else empty text. Never a person's pay
     * @param lossOrder 1 bears loss first (members), 2 then the platform, 3 then outside investors (domain.md §3a, E17); 0 where it does not apply
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

        public static Account investorCapital(String investor) {
            return new Account("capital", "investor:" + investor, 3);
        }

        /** Owed to this owner by another that has books here. */
        public static Account receivable(String debtor) {
            return new Account("receivable", BOOK + debtor, 0);
        }

        /** Owed by this owner to another that has books here. */
        public static Account payable(String creditor) {
            return new Account("payable", BOOK + creditor, 0);
        }

        /** Owed by this owner to an outside partner, who has no books here. */
        public static Account payableToPartner(String username) {
            return new Account("payable", "partner:" + username, 0);
        }

        /** Owed by this owner to a creditor outside, who is named by the claim only. */
        public static Account payableOnClaim(String claim) {
            return new Account("payable", CLAIM + claim, 0);
        }

        /** Owed to this owner's people together; what each one gets is private. */
        public static Account wagePayable() {
            return new Account("wage-payable", "", 0);
        }

        public static Account wageExpense() {
            return new Account("wage-expense", "", 0);
        }

        /** What a claim has cost that was not in the books before. */
        public static Account claimExpense(String claim) {
            return new Account("expense", CLAIM + claim, 0);
        }

        /** Spent within the run-down budget of a dissolution. */
        public static Account runDownExpense(String dissolution) {
            return new Account("expense", "run-down:" + dissolution, 0);
        }

        /** What was earned from another that has books here, by its claim. */
        public static Account serviceIncome(String claim) {
            return new Account("service-income", CLAIM + claim, 0);
        }

        /** Something bought that has a value. @param origin where it came from, e.g. {@code DC-0001/2} */
        public static Account asset(String origin) {
            return new Account("asset", origin, 0);
        }

        /** What assets have brought above their value in the books. */
        public static Account realisation(String of) {
            return new Account("realisation", of, 0);
        }

        /** Loss on what was owed to this owner, or on the value of its assets. */
        public static Account writeOff(String of) {
            return new Account("write-off", of, 0);
        }

        /** Gain from a debt that this owner does not pay. */
        public static Account debtRelief(String of) {
            return new Account("debt-relief", of, 0);
        }

        public static Account sharingExpense(String emc) {
            return new Account("sharing-expense", "emc:" + emc, 0);
        }

        public static Account sharingIncome(String emc) {
            return new Account("sharing-income", "emc:" + emc, 0);
        }

        /** Kept in the books of the EMC itself, for its members' joint investments. */
        public static Account reinvestmentFund() {
            return new Account("reinvestment-fund", "", 0);
        }

        /** The owner of the books on the other side of a claim; empty for every other account. */
        public Optional<String> counterpart() {
            return (code.equals("receivable") || code.equals("payable")) && holder.startsWith(BOOK) ? Optional.of(holder.substring(BOOK.length())) : Optional.empty();
        }

        /** Whether it grows on the debit side. */
        public boolean growsByDebit() {
            return GROW_BY_DEBIT.contains(code);
        }

        /** Whether it is part of the result, which belongs to the holders of capital in the end. */
        public boolean isResult() {
            return RESULTS.contains(code);
        }

        private static final String BOOK = "book:";
        private static final String CLAIM = "claim:";
        private static final Set<String> GROW_BY_DEBIT = Set.of("cash", "asset", "receivable", "sharing-expense", "wage-expense", "expense", "write-off");
        private static final Set<String> RESULTS = Set.of("sharing-expense", "sharing-income", "wage-expense", "expense", "write-off", "realisation", "service-income", "debt-relief");
    }

    record Balance(Account account, Money amount) {}

    /** @param findings what does not add up, one sentence for an operator each; empty when all is well */
    record Verification(long books, long entries, List<String> findings) {

        public Verification {
            findings = List.copyOf(findings);
        }

        public boolean sound() {
            return findings.isEmpty();
        }
    }

    record Entry(long id, String entryKey, String description, Instant at, List<Line> lines) {}
}
