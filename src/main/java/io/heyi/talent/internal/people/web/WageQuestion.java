package io.heyi.talent.internal.people.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.shared.Money;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.heyi.web.JsonFields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.function.Function;

/**
 * For whom and which month a wage is asked.
 *
 * @param benchmarkMonthly more than 0, at most two decimals
 * @param entryDate in the years 1900 to 9998, as {@code month}
 * @param month not before that of the entry
 */
record WageQuestion(BigDecimal benchmarkMonthly, LocalDate entryDate, YearMonth month) {

    private static final int LARGEST = 4 * 1024;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    /** @throws ApiProblem 422 with every wrong field */
    static WageQuestion of(byte[] body) {
        var sent = new JsonBody("people.error.", body, LARGEST, Set.of("benchmarkMonthly", "entryDate", "month"));
        var json = sent.fields();
        var benchmark = benchmark(json, sent.get("benchmarkMonthly"));
        var entry = date(json, "entryDate", sent.get("entryDate"), "entryDate", LocalDate::parse, LocalDate::getYear);
        var month = date(json, "month", sent.get("month"), "month", YearMonth::parse, YearMonth::getYear);
        if (entry != null && month != null && month.isBefore(YearMonth.from(entry))) {
            json.error("month", "monthBeforeEntry");
        }
        return sent.whole(new WageQuestion(benchmark, entry, month));
    }

    private static BigDecimal benchmark(JsonFields json, JsonNode node) {
        var amount = json.required("benchmarkMonthly", json.decimal("benchmarkMonthly", node));
        if (amount == null) {
            return null;
        }
        if (amount.signum() <= 0 || amount.compareTo(Money.LARGEST) > 0 || amount.stripTrailingZeros().scale() > 2) {
            json.error("benchmarkMonthly", "benchmark");
            return null;
        }
        return amount;
    }

    private static <T> T date(JsonFields json, String field, JsonNode node, String code, Function<String, T> parse, Function<T, Integer> year) {
        var text = json.required(field, json.text(field, node));
        if (text == null) {
            return null;
        }
        try {
            var value = parse.apply(text.strip());
            if (year.apply(value) >= FIRST_YEAR && year.apply(value) <= LAST_YEAR) {
                return value;
            }
        } catch (DateTimeException e) {
            // told below; the parser's own words would quote what was sent
        }
        json.error(field, code);
        return null;
    }
}
