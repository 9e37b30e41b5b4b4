package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reading a ledger's JSON. */
final class Books {

    private Books() {}

    /** Keys of entries whose debits and credits differ; a ledger without entries is a fault of its own. */
    static List<String> imbalances(List<JsonNode> entries) {
        if (entries.isEmpty()) {
            return List.of("no entry at all");
        }
        var faults = new ArrayList<String>();
        for (JsonNode entry : entries) {
            if (side(entry, "DEBIT").compareTo(side(entry, "CREDIT")) != 0 || side(entry, "DEBIT").signum() <= 0) {
                faults.add(entry.toString());
            }
        }
        return faults;
    }

    static BigDecimal balance(JsonNode balances, String account, String holder) {
        for (JsonNode balance : balances) {
            if (balance.path("account").asText().equals(account) && balance.path("holder").asText().equals(holder)) {
                return new BigDecimal(balance.path("amount").asText());
            }
        }
        throw new AssertionError("No account %s of '%s' in %s".formatted(account, holder, balances));
    }

    static int lossOrder(JsonNode balances, String holder) {
        for (JsonNode balance : balances) {
            if (balance.path("holder").asText().equals(holder)) {
                return balance.path("lossOrder").asInt();
            }
        }
        throw new AssertionError("No account of '%s' in %s".formatted(holder, balances));
    }

    private static BigDecimal side(JsonNode entry, String side) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : entry.path("postings")) {
            if (line.path("side").asText().equals(side)) {
                JsonNode amount = line.path("amount");
                sum = sum.add(new BigDecimal(amount.asText()));
            }
        }
        return sum;
    }
}
