package io.heyi.dissolution.internal.settlement;

import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads what people have typed and collects every fault, so that one answer names all of them. */
final class Inputs {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_TEXT = 2_000;

    /** Far below {@link Money#LARGEST}, so that as many as there may be of them still add up to an amount that can be booked. */
    static final BigDecimal MOST = new BigDecimal("99999999999.99");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");

    private final List<FieldError> errors = new ArrayList<>();

    /** Null, with an error, for anything but an amount to the cent up to {@link #MOST}; zero only where it is allowed. */
    BigDecimal amount(String field, String typed, boolean zero) {
        return amount(field, typed, zero, MOST);
    }

    /** Null, with an error, for anything but an amount to the cent up to the most; zero only where it is allowed. */
    BigDecimal amount(String field, String typed, boolean zero, BigDecimal most) {
        var text = typed == null ? "" : typed.strip();
        if (!AMOUNT.matcher(text).matches() || new BigDecimal(text).compareTo(most) > 0 || !zero && new BigDecimal(text).signum() == 0) {
            error(field, zero ? "amount" : "amountAboveZero", most);
            return null;
        }
        return new BigDecimal(text).setScale(2);
    }

    String text(String field, String typed, int longest) {
        var text = optional(field, typed, longest);
        if (text.isEmpty() && errors.stream().noneMatch(error -> error.field().equals(field))) {
            error(field, "text", longest);
        }
        return text;
    }

    /** Empty where nothing is typed. */
    String optional(String field, String typed, int longest) {
        var text = typed == null ? "" : typed.strip();
        if (text.length() > longest || !Texts.isClean(text)) {
            error(field, "text", longest);
            return "";
        }
        return text;
    }

    LocalDate day(String field, String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeException e) {
            error(field, "day");
            return null;
        }
    }

    /** Null, with an error that lists the values, for anything else. */
    <E extends Enum<E>> E one(String field, String typed, List<E> of) {
        var found = of.stream().filter(value -> value.name().equals(typed)).findFirst();
        if (found.isEmpty()) {
            error(field, "choice", String.join(", ", of.stream().map(Enum::name).toList()));
        }
        return found.orElse(null);
    }

    void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "dissolutionmoney.error." + code, arguments));
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    boolean faulty() {
        return !errors.isEmpty();
    }

    /** Only acts on what is right. */
    Ruling then(Supplier<Ruling> act) {
        return errors.isEmpty() ? act.get() : Ruling.refused(errors);
    }
}
