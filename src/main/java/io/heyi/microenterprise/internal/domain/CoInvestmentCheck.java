package io.heyi.microenterprise.internal.domain;

import io.heyi.microenterprise.CoInvestments.Input;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Reads what was typed about an outside investor's money. */
public final class CoInvestmentCheck extends InputCheck {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PROOF = 500;
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .,&'()_-]*";
    private static final String REFERENCE = "[A-Za-z0-9._-]{1,80}";

    private final LocalDate founded;
    private final LocalDate today;

    private CoInvestmentCheck(LocalDate founded, LocalDate today) {
        super(YearMonth.from(today));
        this.founded = founded;
        this.today = today;
    }

    public sealed interface Result {

        record Sound(String investor, BigDecimal amount, LocalDate receivedOn, String reference, String proof) implements Result {}

        record Faulty(List<FieldError> errors) implements Result {}
    }

    /** @param currency of the books */
    public static Result check(Input in, String currency, LocalDate founded, LocalDate today) {
        return new CoInvestmentCheck(founded, today).read(in, currency);
    }

    private Result read(Input in, String currency) {
        var investor = shaped("investor", text("investor", in.investor(), LONGEST_NAME), NAME, "investorName");
        var amount = money("amount", in.amount());
        if (amount != null && amount.signum() == 0) {
            error("amount", "positive");
        }
        if (!currency.equals(in.currency() == null ? "" : in.currency().strip())) {
            error("currency", "currencyOfBooks", currency);
        }
        var day = day(text("receivedOn", in.receivedOn(), LONGEST_NAME));
        var reference = shaped("reference", text("reference", in.reference(), LONGEST_PROOF), REFERENCE, "paymentReference");
        var proof = text("proof", in.proof(), LONGEST_PROOF);
        return errors().isEmpty() ? new Result.Sound(investor, amount, day, reference, proof) : new Result.Faulty(errors());
    }

    private String shaped(String field, String text, String shape, String code) {
        if (text != null && !text.matches(shape)) {
            error(field, code);
        }
        return text;
    }

    private LocalDate day(String text) {
        if (text == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(founded) || day.isAfter(today)) {
                error("receivedOn", "dayOutOfRange", founded.toString(), today.toString());
            }
            return day;
        } catch (DateTimeException e) {
            error("receivedOn", "notADay");
            return null;
        }
    }
}
