package io.heyi.microenterprise.internal;

import io.heyi.access.Access;
import io.heyi.access.Person;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ReturnedScenarios.Scenario;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.microenterprise.internal.domain.Plan;
import io.heyi.microenterprise.internal.domain.PlanCheck;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.microenterprise.internal.persistence.ScenarioStore;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checks an input against the rules and against the world: people, platforms, deciders. */
@Component
public class PlanReview {

    private final Access access;
    private final MicroenterpriseStore store;
    private final Deciders deciders;
    private final ScenarioStore scenarios;
    private final FoundingPolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    PlanReview(Access access, MicroenterpriseStore store, Deciders deciders, ScenarioStore scenarios, FoundingPolicy policy, WorkingDays calendar, Clock clock) {
        this.access = access;
        this.store = store;
        this.deciders = deciders;
        this.scenarios = scenarios;
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    public PlanCheck.Result review(ProposalId id, Username proposer, ProposalInput input) {
        var world = new PlanCheck.World(proposer, YearMonth.now(clock.withZone(calendar.zone())), new HashSet<>(store.platforms()), known(input.coFounders()), policy);
        return switch (PlanCheck.check(input, world)) {
            case PlanCheck.Result.Faulty faulty -> faulty;
            case PlanCheck.Result.Sound sound -> {
                var errors = new ArrayList<>(deciders.impossiblePanels(id, proposer, sound.plan()));
                scenario(sound.plan()).ifPresent(errors::add);
                yield errors.isEmpty() ? sound : new PlanCheck.Result.Faulty(errors);
            }
        };
    }

    /** What keeps the plan from taking up the returned scenario that it names. A scenario that was founded while others are decided on stays with the first. */
    private Optional<FieldError> scenario(Plan plan) {
        return plan.returnedScenario().flatMap(id -> {
            var known = scenarios.find(id);
            var fault = known.isEmpty() ? "unknownScenario" : known.get().takenUpBy() != null ? "scenarioTaken" : known.get().platform().equals(plan.platform()) ? null : "scenarioElsewhere";
            return Optional.ofNullable(fault).map(code -> FieldError.of("returnedScenario", "microenterprise.error." + code, id, known.map(Scenario::platform).orElse("")));
        });
    }

    private Map<Username, Set<Role>> known(List<String> names) {
        if (names == null) {
            return Map.of();
        }
        var asked = names.stream().limit(PlanCheck.CO_FOUNDERS).flatMap(name -> PlanCheck.username(name).stream()).distinct().toList();
        return access.people(asked).values().stream().collect(Collectors.toMap(Person::username, Person::roles));
    }
}
