package io.heyi.inbox.internal.history;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.web.TaskPart;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What was decided in the case before, above one's own decision (product-bar T5). */
@Component
class EarlierDecisions implements TaskPart {

    private static final int SHOWN = 5;

    private final CaseHistory histories;
    private final CaseSteps steps;

    EarlierDecisions(CaseHistory histories, CaseSteps steps) {
        this.histories = histories;
        this.steps = steps;
    }

    @Override
    public Place place() {
        return Place.BEFORE_DECISION;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String fragment() {
        return "inbox/history :: earlier";
    }

    @Override
    public Optional<Map<String, Object>> model(Shown shown, CurrentUser reader) {
        var told = histories.around(shown.task(), reader);
        var decisions = steps.decisions(told.entries(), LocaleContextHolder.getLocale()).stream().filter(decision -> !decision.taskId().equals(shown.task().id().toString())).toList();
        if (decisions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Map.of("decisions", decisions.stream().limit(SHOWN).toList(), "more", Math.max(0, decisions.size() - SHOWN), "heldBack", told.heldBack().size()));
    }
}
