package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Person;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalInput.RoleInput;
import io.heyi.microenterprise.ProposalInput.TargetInput;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One step of the guided form as the template needs it.
 *
 * @param rework the proposal was sent back; it is handed in through the task and not from here
 * @param shown faults to show beside the fields
 * @param all every fault of the draft
 * @param platforms names by id, in the order to offer them
 * @param version of the draft that the form was filled from
 * @param changed the draft was changed elsewhere meanwhile; the fields show what this person typed, which is not saved yet
 * @param focus list whose new row takes the focus: target, role or none
 */
record WizardView(String id, boolean rework, WizardStep step, List<Stop> stops, ProposalInput input, Map<String, String> raw, Faults shown, Faults all,
                  Map<String, String> platforms, Map<String, String> currencies, List<TargetInput> targets, List<RoleInput> roles, List<Chosen> coFounders, Search search, String focus,
                  String earliestMonth, int version, boolean changed) {

    /** @param state current, done, faulty or open */
    record Stop(WizardStep step, int number, String state) {}

    /** @param known false for a name that the directory does not know (any more) */
    record Chosen(String username, String displayName, boolean known) {}

    /** @param people those found who can still be invited; empty before a search */
    record Search(String text, boolean asked, List<Person> people) {}

    static List<Stop> stops(WizardStep current, ProposalInput input, Faults faults) {
        var stops = new ArrayList<Stop>();
        for (var step : WizardStep.values()) {
            var state = step == current ? "current"
                    : step == WizardStep.REVIEW || !begun(step, input) ? "open"
                    : faults.of(step).isEmpty() ? "done" : "faulty";
            stops.add(new Stop(step, step.number(), state));
        }
        return stops;
    }

    /** Whether anything has been entered in the step. */
    static boolean begun(WizardStep step, ProposalInput input) {
        return switch (step) {
            case SCENARIO -> anything(input.name(), input.userScenario(), input.valueProposition(), input.platform(), input.kind());
            case TARGETS -> input.leadingTargets() != null && !input.leadingTargets().isEmpty();
            case TEAM -> input.coFounders() != null && !input.coFounders().isEmpty() || input.roles() != null && !input.roles().isEmpty();
            case MONEY -> anything(input.fundingAsked(), input.ownInvestment(), input.cashFlowAllowance()) || input.horizonMonths() != null;
            case REVIEW -> false;
        };
    }

    static List<TargetInput> targetRows(ProposalInput input, int atLeast) {
        var rows = new ArrayList<>(input.leadingTargets() == null ? List.of() : input.leadingTargets());
        while (rows.size() < Math.max(1, atLeast)) {
            rows.add(new TargetInput(null, null, null, null, null, null));
        }
        return rows;
    }

    static List<RoleInput> roleRows(ProposalInput input, int atLeast) {
        var rows = new ArrayList<>(input.roles() == null ? List.of() : input.roles());
        while (rows.size() < Math.max(1, atLeast)) {
            rows.add(new RoleInput(null, List.of(), null));
        }
        return rows;
    }

    /** What stands in a number field: the rejected text, else the number. */
    public String number(String field, Integer value) {
        return raw.containsKey(field) ? raw.get(field) : value == null ? "" : value.toString();
    }

    public List<FieldError> errors() {
        return shown.errors();
    }

    /** An amount that was typed, if it is one that can be shown in groups of digits; else null. */
    public BigDecimal amount(String typed) {
        return typed != null && typed.matches("-?\\d{1,15}(\\.\\d{1,2})?") ? new BigDecimal(typed) : null;
    }

    private static boolean anything(String... texts) {
        return Arrays.stream(texts).anyMatch(text -> text != null && !text.isBlank());
    }
}
