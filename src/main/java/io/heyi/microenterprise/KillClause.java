package io.heyi.microenterprise;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kill conditions in the text of a founding agreement, with the numbers that its parties have signed (domain.md P4, P6, P9). Agreements before the third version have none.
 *
 * @param clause number in the text, e.g. {@code 5.7}
 * @param leadingShortPercent of a leading value that may be missed; letter (a) holds for more, 0 to 100
 * @param leadingMonths in a row in which the same leading value was missed by more
 * @param shieldMonths after founding in which letter (a) does not count
 * @param cashMonths for which the cash-flow allowance must have been exceeded, letter (b)
 */
public record KillClause(String clause, BigDecimal leadingShortPercent, int leadingMonths, int shieldMonths, int cashMonths) {

    /** What the letters of the clause stand for. */
    public enum Condition {
        LEADING_MISSED("a"), CASH_ALLOWANCE("b");

        private final String letter;

        Condition(String letter) {
            this.letter = letter;
        }
    }

    /** As it is cited: {@code 5.7 (a)}. */
    public String cited(Condition condition) {
        return clause + " (" + condition.letter + ")";
    }

    /** Which condition a person's words cite; empty for none. */
    public Optional<Condition> citedIn(String words) {
        for (var condition : Condition.values()) {
            if (Pattern.compile("(?<![\\d.])" + Pattern.quote(clause) + "\\s*[(（]" + condition.letter + "[)）]").matcher(words).find()) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }
}
