package io.heyi.microenterprise.internal.web.pages;

import java.util.Arrays;
import java.util.Set;

/** The steps of the guided form in their order, with the API fields that each one asks for. */
enum WizardStep {
    SCENARIO("name", "platform", "kind", "userScenario", "valueProposition", "returnedScenario"),
    TARGETS("leadingTargets"),
    TEAM("coFounders", "roles"),
    MONEY("currency", "fundingAsked", "ownInvestment", "cashFlowAllowance", "horizonMonths"),
    REVIEW();

    private final Set<String> fields;

    WizardStep(String... fields) {
        this.fields = Set.of(fields);
    }

    /** The step of a number from the address; anything out of range is the nearest step. */
    static WizardStep of(int number) {
        return values()[Math.clamp(number - 1L, 0, values().length - 1)];
    }

    /** The step that asks for a field such as {@code leadingTargets[0].grab}; a fault of no known field belongs to the review. */
    static WizardStep asking(String field) {
        var head = field.split("[\\[.]", 2)[0];
        return Arrays.stream(values()).filter(step -> step.fields.contains(head)).findFirst().orElse(REVIEW);
    }

    /** Counted from 1. */
    public int number() {
        return ordinal() + 1;
    }

    WizardStep next() {
        return of(number() + 1);
    }

    WizardStep previous() {
        return of(number() - 1);
    }
}
