package io.heyi.emc.internal.contract;

import java.util.List;

/**
 * What contracts may say, from {@code heyi.policy.emc.contract.*}; a value left out takes its default (A).
 *
 * @param currencies ISO codes that contracts may be made in; default CNY, EUR, USD
 */
public record ContractPolicy(List<String> currencies) {

    /** @throws IllegalArgumentException for a currency that does not exist; the product then does not start */
    public ContractPolicy {
        currencies = currencies == null || currencies.isEmpty() ? List.of("CNY", "EUR", "USD") : List.copyOf(currencies);
        currencies.forEach(java.util.Currency::getInstance);
    }

    /** All defaults. */
    public static ContractPolicy defaults() {
        return new ContractPolicy(null);
    }
}
