package io.heyi.orchestration.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.orchestration.internal.health.EngineState;
import io.heyi.web.FooterBlock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells everybody who waits for a next step, on every page, that the engine is away and that nothing is lost. */
@Component
class EngineAwayNotice implements FooterBlock {

    private final EngineState engine;
    private volatile boolean away;

    EngineAwayNotice(EngineState engine) {
        this.engine = engine;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT5S")
    void look() {
        away = engine.ask() instanceof EngineState.Down;
    }

    @Override
    public String fragment() {
        return "orchestration/engine :: away";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public boolean visibleTo(CurrentUser user) {
        return away;
    }
}
