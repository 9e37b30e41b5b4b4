package io.heyi.dissolution.internal.process;

import io.heyi.audit.AuditEvent;
import io.heyi.dissolution.internal.DissolutionPeople;
import io.heyi.dissolution.internal.DissolutionSchedule;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.LeavingContracts;
import io.heyi.dissolution.internal.Notices;
import io.heyi.dissolution.internal.RunDownBudget;
import io.heyi.dissolution.internal.Signing;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Lessons;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.microenterprise.ReturnedScenarios;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is settled side by side: notices, parts in EMCs, the scenario, inventory and waterfall (domain.md P6, steps 3 to 6). */
@Component
@Transactional
public class RunDownSteps {

    private final DissolutionStore store;
    private final Notices notices;
    private final LeavingContracts leaving;
    private final ReturnedScenarios scenarios;
    private final Settlement settlement;
    private final RunDownBudget budget;
    private final Signing signing;
    private final DissolutionPeople people;
    private final DissolutionSchedule schedule;

    RunDownSteps(DissolutionStore store, Notices notices, LeavingContracts leaving, ReturnedScenarios scenarios, Settlement settlement, RunDownBudget budget, Signing signing, DissolutionPeople people,
                 DissolutionSchedule schedule) {
        this.store = store;
        this.notices = notices;
        this.leaving = leaving;
        this.scenarios = scenarios;
        this.settlement = settlement;
        this.budget = budget;
        this.signing = signing;
        this.people = people;
        this.schedule = schedule;
    }

    public record NoticeGiven(boolean merging, List<String> lessonGroups, String lessonsDueAt, String lessonsReminderAt) {}

    /** @param departing false where it is party to no EMC any more */
    public record Departed(boolean departing) {}

    public record ScenarioReturned(String scenario) {}

    /** Candidate groups as one addressee. */
    public record Settlers(List<String> groups) {}

    public record InventoryAsked(Settlers settlers, String inventoryDueAt, String inventoryReminderAt) {}

    /** @param role OFFICER or OWNER */
    public record Signer(String role, List<String> groups) {}

    /** @param signers who still has to sign */
    public record SigningAsked(List<Signer> signers, String signDueAt, String signReminderAt) {}

    public NoticeGiven giveNotice(DissolutionVariables in) {
        var found = store.lock(in.code());
        found.runDown(notices.of(found));
        settlement.begin(found.code(), found.microenterprise(), budget.of(found.microenterprise()));
        store.saveStep(found);
        var due = schedule.lessonsDue();
        return new NoticeGiven(found.isMerging(), people.groupsOf(found), due.toString(), schedule.reminderAt(due).toString());
    }

    public Departed depart(DissolutionVariables in) {
        var found = store.lock(in.code());
        leaving.begin(found);
        boolean departing = leaving.isUnderWay(found);
        if (!departing) {
            found.departed();
        }
        store.saveStep(found);
        return new Departed(departing);
    }

    public ScenarioReturned giveScenarioBack(DissolutionVariables in) {
        var found = store.lock(in.code());
        var words = Optional.ofNullable(found.runDown().lessons()).map(Lessons::text).orElse("");
        var id = scenarios.giveBack(found.microenterprise(), found.code().value(), words);
        if (found.runDown().scenario() == null) {
            found.runDown(found.runDown().returned(id), AuditEvent.SYSTEM, "scenarioReturned", Map.of("scenario", id));
        }
        store.saveStep(found);
        return new ScenarioReturned(id);
    }

    /** Also once more at the closing, where what was signed has been overtaken; while it is open a repeat asks more people. */
    public InventoryAsked askInventory(DissolutionVariables in) {
        var found = store.lock(in.code());
        if (found.runDown().inventoryClosedBy() != null) {
            found.runDown(found.runDown().reopened(), AuditEvent.SYSTEM, "settlementOvertaken", Map.of());
        }
        var asked = found.runDown().askedForInventory();
        var due = schedule.inventoryDue();
        found.runDown(asked, AuditEvent.SYSTEM, "inventoryAsked", Map.of("dueAt", due.toString()));
        store.saveStep(found);
        return new InventoryAsked(new Settlers(people.settlers(found, asked.inventoryRound())), due.toString(), schedule.reminderAt(due).toString());
    }

    public SigningAsked drawUp(DissolutionVariables in) {
        var found = store.lock(in.code());
        signing.drawUp(found);
        store.saveStep(found);
        return asked(found);
    }

    /** Who is missing is asked again; whose task it is may have changed. */
    public SigningAsked closeSigning(DissolutionVariables in) {
        return drawUp(in);
    }

    private SigningAsked asked(Dissolution found) {
        var due = schedule.signDue();
        var missing = signing.missing(found).stream().map(role -> new Signer(role.name(), signing.groups(found, role))).toList();
        return new SigningAsked(missing, due.toString(), schedule.reminderAt(due).toString());
    }
}
