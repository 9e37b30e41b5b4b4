package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.CurrentUser;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** User scenarios that have come back and wait for a new team, on the home page of those who may found one (domain.md P6 step 5). */
@Component
class OpenScenarios implements HomeBlock {

    private static final int ROWS = 3;

    private final ReturnedScenarios scenarios;

    OpenScenarios(ReturnedScenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Override
    public int order() {
        return 42;
    }

    @Override
    public String fragment() {
        return "microenterprise/scenario-home :: open";
    }

    @Override
    public boolean wide() {
        return false;
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return ProposalPages.mayPropose(user);
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var open = scenarios.search("", null, true, new PageRequest(0, ROWS));
        return open.total() == 0 ? Map.of() : Map.of("scenarios", open);
    }
}
