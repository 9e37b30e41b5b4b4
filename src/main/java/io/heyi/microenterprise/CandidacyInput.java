package io.heyi.microenterprise;

import java.util.List;

/**
 * A candidate's plan as a person or client sends it: nothing is checked yet, everything may be missing. Amounts are decimal texts or numbers as text.
 *
 * @param targets one for each present leading target of the micro-enterprise; where it has none, 1 to 10 of the candidate's own
 * @param team who does what, 1 to 2000 characters
 * @param pay how pay and profit are split, 1 to 2000 characters
 * @param stake own money put in with the VAM contract, 0 allowed, in the micro-enterprise's currency
 * @param pitch why this person, at most 2000 characters; may be left out
 */
public record CandidacyInput(List<TargetInput> targets, String team, String pay, String stake, String pitch) {

    /** @param dueMonth {@code 2027-12} */
    public record TargetInput(String metric, String unit, String value, String dueMonth) {}
}
