package io.heyi.inbox;

import io.heyi.access.Username;
import io.heyi.shared.Money;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What lists of tasks can show of a case, filter by and be ordered by (issue 6, part 2), as known when the task appeared. The kinds are few and fixed, so that nothing slips
 * into a list that not everybody may read who is offered the task; pay is none of them. Each wither gives a new value.
 */
public final class ListFacts {

    /** The kinds, in the order of the columns. */
    public enum Kind { MICROENTERPRISE, EMC, PLATFORM, PERIOD, AMOUNT, PERSON }

    private static final ListFacts NONE = new ListFacts(Map.of());

    private final Map<String, Object> values;

    private ListFacts(Map<String, Object> values) {
        this.values = values;
    }

    public static ListFacts none() {
        return NONE;
    }

    /** @param code e.g. {@code ME-0001}; null for none */
    public ListFacts microenterprise(String code) {
        return with(Kind.MICROENTERPRISE, code);
    }

    /** @param code e.g. {@code EMC-0001}; null for none */
    public ListFacts emc(String code) {
        return with(Kind.EMC, code);
    }

    /** @param code null for none */
    public ListFacts platform(String code) {
        return with(Kind.PLATFORM, code);
    }

    public ListFacts period(YearMonth month) {
        return with(Kind.PERIOD, month.toString());
    }

    /** The money that is decided about. Never anybody's pay. */
    public ListFacts amount(Money money) {
        return with(Kind.AMOUNT, Map.of("amount", money.amount().toPlainString(), "currency", money.currency().getCurrencyCode()));
    }

    /** Who has put the case forward, or whom it is about. */
    public ListFacts person(Username person) {
        return with(Kind.PERSON, person.value());
    }

    /** As stored: by name of the kind, in lower case. */
    public Map<String, Object> values() {
        return values;
    }

    /** A stored value that is a text. */
    public static Optional<String> text(Map<String, Object> stored, Kind kind) {
        return Optional.ofNullable(stored.get(key(kind))).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A stored amount. */
    public static Optional<Money> money(Map<String, Object> stored) {
        return stored.get(key(Kind.AMOUNT)) instanceof Map<?, ?> amount
                ? Optional.of(Money.of(String.valueOf(amount.get("amount")), String.valueOf(amount.get("currency")))) : Optional.empty();
    }

    /** Under which name a kind is stored. */
    public static String key(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private ListFacts with(Kind kind, Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(values);
        more.put(key(kind), value);
        return new ListFacts(Collections.unmodifiableMap(more));
    }
}
