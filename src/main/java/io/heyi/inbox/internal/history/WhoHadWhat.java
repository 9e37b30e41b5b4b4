package io.heyi.inbox.internal.history;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.web.TaskPart;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The steps of the case with the people who had them (product-bar T18). */
@Component
class WhoHadWhat implements TaskPart {

    private static final int SHOWN = 50;

    private final CaseHistory histories;
    private final CaseSteps steps;

    WhoHadWhat(CaseHistory histories, CaseSteps steps) {
        this.histories = histories;
        this.steps = steps;
    }

    @Override
    public Place place() {
        return Place.END;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public String fragment() {
        return "inbox/history :: steps";
    }

    @Override
    public Optional<Map<String, Object>> model(Shown shown, CurrentUser reader) {
        var all = steps.steps(histories.around(shown.task(), reader).entries(), LocaleContextHolder.getLocale());
        return Optional.of(all).filter(some -> !some.isEmpty()).map(some -> Map.of("steps", some.subList(Math.max(0, some.size() - SHOWN), some.size())));
    }
}
