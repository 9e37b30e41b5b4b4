package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.lint.ModelLinter;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the rules soon after the start, so that the first process owner of the day does not wait for that. */
@Component
class LintWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(LintWarmUp.class);

    private final LiveModels live;
    private final ModelLinter linter;
    private final boolean wanted;

    LintWarmUp(LiveModels live, ModelLinter linter, @Value("${heyi.orchestration.lint-warm-up:true}") boolean wanted) {
        this.live = live;
        this.linter = linter;
        this.wanted = wanted;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (wanted) {
            Thread.ofPlatform().daemon().name("lint-warm-up").priority(Thread.MIN_PRIORITY).start(this::warmUp);
        }
    }

    /** With the largest process: what it needs, others need too. */
    private void warmUp() {
        try {
            live.all().stream().filter(model -> model.kind() == ModelKind.PROCESS).flatMap(model -> live.source(model.kind(), model.id()).stream()).max(Comparator.comparingInt(String::length))
                    .ifPresent(linter::lint);
        } catch (RuntimeException e) {
            // whoever checks a model is told of it
            LOG.warn("The rules for models could not be read ahead: {}", e.getMessage());
        }
    }
}
