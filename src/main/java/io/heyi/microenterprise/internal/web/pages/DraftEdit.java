package io.heyi.microenterprise.internal.web.pages;

import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalInput.RoleInput;
import io.heyi.microenterprise.ProposalInput.TargetInput;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * The saved draft with one step's fields replaced by what was sent.
 *
 * @param raw texts of number fields that are no numbers, by field, so that nobody loses what they typed
 * @param errors one per entry of {@code raw}
 */
record DraftEdit(ProposalInput input, Map<String, String> raw, List<FieldError> errors) {

    /** More rows than the domain accepts, so that its own message names the limit. */
    private static final int MOST_ROWS = 60;

    static DraftEdit of(ProposalInput saved, WizardStep step, WizardAction action, MultiValueMap<String, String> sent) {
        var reader = new Reader(sent);
        var input = switch (step) {
            case SCENARIO -> new ProposalInput(reader.text("name"), reader.text("platform"), reader.text("kind"), reader.text("userScenario"),
                    reader.text("valueProposition"), saved.leadingTargets(), saved.coFounders(), saved.roles(), saved.currency(), saved.fundingAsked(),
                    saved.ownInvestment(), saved.cashFlowAllowance(), saved.horizonMonths());
            case TARGETS -> withTargets(saved, reader.targets(removedRow(action, "target")));
            case TEAM -> withTeam(saved, reader.coFounders(action), reader.roles(removedRow(action, "role")));
            case MONEY -> new ProposalInput(saved.name(), saved.platform(), saved.kind(), saved.userScenario(), saved.valueProposition(),
                    saved.leadingTargets(), saved.coFounders(), saved.roles(), reader.text("currency"), reader.amount("fundingAsked"),
                    reader.amount("ownInvestment"), reader.amount("cashFlowAllowance"), reader.wholeNumber("horizonMonths"));
            case REVIEW -> saved;
        };
        var scenario = step == WizardStep.SCENARIO ? reader.text("returnedScenario") : saved.returnedScenario();
        return new DraftEdit(input.takingUp(scenario), Map.copyOf(reader.raw), List.copyOf(reader.errors));
    }

    private static int removedRow(WizardAction action, String list) {
        return action.is("remove") && action.argument().startsWith(list + ":")
                ? new WizardAction("", action.argument().substring(list.length() + 1)).number(-1)
                : -1;
    }

    private static ProposalInput withTargets(ProposalInput saved, List<TargetInput> targets) {
        return new ProposalInput(saved.name(), saved.platform(), saved.kind(), saved.userScenario(), saved.valueProposition(), targets,
                saved.coFounders(), saved.roles(), saved.currency(), saved.fundingAsked(), saved.ownInvestment(), saved.cashFlowAllowance(),
                saved.horizonMonths());
    }

    private static ProposalInput withTeam(ProposalInput saved, List<String> coFounders, List<RoleInput> roles) {
        return new ProposalInput(saved.name(), saved.platform(), saved.kind(), saved.userScenario(), saved.valueProposition(),
                saved.leadingTargets(), coFounders, roles, saved.currency(), saved.fundingAsked(), saved.ownInvestment(),
                saved.cashFlowAllowance(), saved.horizonMonths());
    }

    /** Reads one step's fields; blank texts are missing ones, wholly blank rows are left out. */
    private static final class Reader {

        private final MultiValueMap<String, String> sent;
        private final Map<String, String> raw = new LinkedHashMap<>();
        private final List<FieldError> errors = new ArrayList<>();

        private Reader(MultiValueMap<String, String> sent) {
            this.sent = sent;
        }

        private String text(String field) {
            var value = sent.getFirst(field);
            return value == null || value.isBlank() ? null : value.strip();
        }

        /** People group digits with commas or spaces (also full-width ones); the domain wants plain decimals. */
        private String amount(String field) {
            var value = text(field);
            return value == null ? null : value.replaceAll("(?<=\\d)[,，\\s\\u00a0\\u202f](?=\\d{3}(\\D|$))", "");
        }

        private Integer wholeNumber(String field) {
            var value = text(field);
            if (value == null) {
                return null;
            }
            if (value.matches("-?\\d{1,9}")) {
                return Integer.valueOf(value);
            }
            raw.put(field, value);
            errors.add(FieldError.of(field, "proposalpages.error.wholeNumber"));
            return null;
        }

        private List<TargetInput> targets(int removed) {
            var rows = new ArrayList<TargetInput>();
            for (int row : rows("leadingTargets", removed)) {
                var prefix = "leadingTargets[" + row + "].";
                var target = new TargetInput(text(prefix + "metric"), text(prefix + "unit"), amount(prefix + "bottom"), amount(prefix + "grab"),
                        amount(prefix + "leading"), text(prefix + "dueMonth"));
                if (!target.equals(new TargetInput(null, null, null, null, null, null))) {
                    rows.add(target);
                }
            }
            return rows;
        }

        private List<RoleInput> roles(int removed) {
            var rows = new ArrayList<RoleInput>();
            for (int row : rows("roles", removed)) {
                var prefix = "roles[" + row + "].";
                var skills = text(prefix + "skills");
                var headcount = wholeNumber(prefix + "headcount");
                var role = new RoleInput(text(prefix + "title"), skills == null ? List.of() : split(skills), headcount);
                if (!role.equals(new RoleInput(null, List.of(), null)) || raw.containsKey(prefix + "headcount")) {
                    rows.add(role);
                }
            }
            return rows;
        }

        private List<String> coFounders(WizardAction action) {
            Set<String> names = new LinkedHashSet<>(sent.getOrDefault("coFounders", List.of()));
            if (action.is("invite")) {
                names.add(action.argument());
            }
            if (action.is("uninvite")) {
                names.remove(action.argument());
            }
            names.removeIf(String::isBlank);
            return List.copyOf(names);
        }

        private List<Integer> rows(String list, int removed) {
            var numbers = new ArrayList<Integer>();
            for (int row = 0; row < MOST_ROWS; row++) {
                var prefix = list + "[" + row + "].";
                if (row != removed && sent.keySet().stream().anyMatch(key -> key.startsWith(prefix))) {
                    numbers.add(row);
                }
            }
            return numbers;
        }

        private static List<String> split(String skills) {
            return Arrays.stream(skills.split("[,，;；、\\n]")).map(String::strip).filter(skill -> !skill.isEmpty()).toList();
        }
    }
}
