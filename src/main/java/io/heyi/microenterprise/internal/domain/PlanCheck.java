package io.heyi.microenterprise.internal.domain;

import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalView;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what a person sent into a {@link Plan} or into the list of everything that is wrong with it, on the API's field names
 * (issue 2, "bad input"). One use per input.
 */
public final class PlanCheck extends InputCheck {

    /** What the check must know of the world. {@code people}: the known ones among the named co-founders, with their roles. */
    public record World(Username proposer, YearMonth thisMonth, Set<String> platforms, Map<Username, Set<Role>> people, FoundingPolicy policy) {}

    public static final int NAME = 120;
    public static final int SCENARIO = 2000;
    public static final int VALUE = 4000;
    public static final int SHORT = 60;
    public static final int LISTED = 20;
    public static final int CO_FOUNDERS = 49;

    private final World world;

    private PlanCheck(World world) {
        super(world.thisMonth());
        this.world = world;
    }

    /** Either the plan or at least one error. */
    public sealed interface Result {
        record Sound(Plan plan) implements Result {}

        record Faulty(List<FieldError> errors) implements Result {}
    }

    public static Result check(ProposalInput input, World world) {
        return new PlanCheck(world).run(input);
    }

    private Result run(ProposalInput in) {
        var name = text("name", in.name(), NAME);
        var platform = oneOf("platform", in.platform(), world.platforms(), "unknownPlatform");
        var kind = oneOf("kind", in.kind(), Set.of("USER", "NODE"), "unknownKind");
        var scenario = text("userScenario", in.userScenario(), SCENARIO);
        var value = text("valueProposition", in.valueProposition(), VALUE);
        var targets = targets(in.leadingTargets());
        var coFounders = coFounders(in.coFounders());
        var roles = roles(in.roles());
        var currency = oneOf("currency", in.currency(), Set.copyOf(world.policy().currencies()), "unknownCurrency");
        var asked = money("fundingAsked", in.fundingAsked());
        if (asked != null && asked.signum() == 0) {
            error("fundingAsked", "positive");
        }
        var own = money("ownInvestment", in.ownInvestment());
        if (asked != null && own != null && asked.add(own).compareTo(Money.LARGEST) > 0) {
            error("ownInvestment", "tooLarge", Money.LARGEST.subtract(asked));
        }
        var allowance = money("cashFlowAllowance", in.cashFlowAllowance());
        var horizon = whole("horizonMonths", in.horizonMonths(), 60);
        var returnedScenario = Optional.ofNullable(in.returnedScenario()).map(String::strip).filter(id -> !id.isEmpty());
        returnedScenario.filter(id -> !id.matches("US-[0-9]{4,9}")).ifPresent(id -> error("returnedScenario", "unknownScenario", id));
        if (!errors().isEmpty()) {
            return new Result.Faulty(errors());
        }
        return new Result.Sound(new Plan(name, platform, MicroenterpriseKind.valueOf(kind), scenario, value, targets, coFounders, roles,
                Currency.getInstance(currency), asked, own, allowance, horizon, returnedScenario));
    }

    private List<ProposalView.Target> targets(List<ProposalInput.TargetInput> inputs) {
        if (!counts("leadingTargets", inputs, 1, LISTED)) {
            return List.of();
        }
        var targets = new ArrayList<ProposalView.Target>();
        for (int i = 0; i < inputs.size(); i++) {
            var field = "leadingTargets[" + i + "]";
            if (present(field, inputs.get(i))) {
                targets.add(target(field + ".", inputs.get(i)));
            }
        }
        return targets;
    }

    private ProposalView.Target target(String field, ProposalInput.TargetInput in) {
        var metric = text(field + "metric", in.metric(), NAME);
        var unit = text(field + "unit", in.unit(), SHORT);
        var bottom = figure(field + "bottom", in.bottom());
        var grab = figure(field + "grab", in.grab());
        var leading = figure(field + "leading", in.leading());
        if (bottom != null && grab != null && grab.compareTo(bottom) < 0) {
            error(field + "grab", "grabBelowBottom", grab, bottom);
        }
        if (bottom != null && leading != null && leading.compareTo(bottom) < 0) {
            error(field + "leading", "leadingBelowBottom", leading, bottom);
        } else if (grab != null && leading != null && leading.compareTo(grab) < 0) {
            error(field + "leading", "leadingBelowGrab", leading, grab);
        }
        return new ProposalView.Target(metric, unit, bottom, grab, leading, month(field + "dueMonth", in.dueMonth()));
    }

    private List<Username> coFounders(List<String> inputs) {
        if (!counts("coFounders", inputs, 0, CO_FOUNDERS)) {
            return List.of();
        }
        if (inputs.size() + 1 < world.policy().minimumTeam()) {
            error("coFounders", "teamTooSmall", world.policy().minimumTeam());
        }
        var named = new ArrayList<Username>();
        for (int i = 0; i < inputs.size(); i++) {
            coFounder("coFounders[" + i + "]", inputs.get(i), named).ifPresent(named::add);
        }
        return named;
    }

    private Optional<Username> coFounder(String field, String input, List<Username> before) {
        var text = text(field, input, SHORT);
        if (text == null) {
            return Optional.empty();
        }
        var roles = username(text).map(world.people()::get);
        if (username(text).filter(world.proposer()::equals).isPresent()) {
            error(field, "proposerAsCoFounder");
        } else if (roles.isEmpty()) {
            error(field, "unknownPerson", text);
        } else if (before.contains(new Username(text))) {
            error(field, "namedTwice", text);
        } else if (roles.get().contains(Role.AUDITOR)) {
            error(field, "auditorAsCoFounder", text);
        }
        return username(text);
    }

    /** The user name, unless the text cannot be one. */
    public static Optional<Username> username(String text) {
        try {
            return Optional.of(new Username(text == null ? null : text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<ProposalView.TeamRole> roles(List<ProposalInput.RoleInput> inputs) {
        if (!counts("roles", inputs, 0, LISTED)) {
            return List.of();
        }
        var roles = new ArrayList<ProposalView.TeamRole>();
        for (int i = 0; i < inputs.size(); i++) {
            var field = "roles[" + i + "]";
            if (present(field, inputs.get(i))) {
                var in = inputs.get(i);
                var title = text(field + ".title", in.title(), NAME);
                var skills = skills(field + ".skills", in.skills());
                var headcount = whole(field + ".headcount", in.headcount(), 500);
                roles.add(new ProposalView.TeamRole(title, skills, headcount == null ? 0 : headcount));
            }
        }
        return roles;
    }

    private List<String> skills(String field, List<String> inputs) {
        if (inputs == null || !counts(field, inputs, 0, LISTED)) {
            return List.of();
        }
        var skills = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < inputs.size(); i++) {
            var skill = text(field + "[" + i + "]", inputs.get(i), SHORT);
            if (skill != null && seen.add(skill)) {
                skills.add(skill);
            }
        }
        return skills;
    }

    private String oneOf(String field, String value, Set<String> allowed, String code) {
        if (value == null || value.isBlank()) {
            error(field, "missing");
            return null;
        }
        if (!allowed.contains(value)) {
            error(field, code, String.join(", ", allowed.stream().sorted().toList()));
            return null;
        }
        return value;
    }

    private Integer whole(String field, Integer value, int most) {
        if (value == null) {
            error(field, "missing");
        } else if (value < 1 || value > most) {
            error(field, "outOfRange", 1, most);
        }
        return value;
    }
}
