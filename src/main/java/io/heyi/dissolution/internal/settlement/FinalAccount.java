package io.heyi.dissolution.internal.settlement;

import io.heyi.ledger.Ledger.Account;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What is signed and then booked: the inventory as it was closed, and the waterfall. The same books and the same inventory give the same account.
 *
 * @param currency ISO code; all amounts are in it
 * @param lastDay last day with wages of whoever is still there: the one before the closing, from which day on the pool or the next place pays
 * @param rule version of the waterfall
 * @param books balances that were not zero; debit positive
 */
public record FinalAccount(String code, String microenterprise, String platform, String currency, LocalDate lastDay, String rule, List<Book> books, List<Owed> owed,
                           List<Realised> realised, Waterfall waterfall) {

    public FinalAccount {
        books = List.copyOf(books);
        owed = List.copyOf(owed);
        realised = List.copyOf(realised);
    }

    /** @param debit positive where debits outweigh credits */
    public record Book(String account, String holder, int lossOrder, BigDecimal debit) {

        Account toAccount() {
            return new Account(account, holder, lossOrder);
        }
    }

    /** Where a claim comes from, which says how it is booked. */
    public enum Source { WAGE, FILED, FILED_INSIDE, OVERDRAFT, BOOKS, CAPITAL }

    /**
     * @param id as in the waterfall
     * @param holder account's holder for BOOKS and CAPITAL, person for WAGE, code of a micro-enterprise for FILED_INSIDE; else empty
     * @param name what to call the creditor; empty where the holder says it
     */
    public record Owed(String id, Rank rank, Source source, String holder, String name, BigDecimal amount) {}

    /**
     * @param account {@code receivable} or {@code asset} for what stands in the books; empty for what does not
     * @param holder of that account; else reference of the asset
     * @param balance in the books; zero for what does not stand there
     * @param buyer code of the micro-enterprise that pays for it out of its own books; empty for money from outside
     */
    public record Realised(String account, String holder, String name, BigDecimal balance, BigDecimal proceeds, String buyer) {}

    /** The only day on which it may be booked: another one would leave days unpaid, or paid twice. */
    LocalDate closingDay() {
        return lastDay.plusDays(1);
    }

    Owed owed(String id) {
        return owed.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }
}
