package io.heyi.replacement.internal.process;

import io.heyi.replacement.internal.CaseStore;
import io.heyi.replacement.internal.Judges;
import io.heyi.replacement.internal.ReplacementSchedule;
import io.heyi.replacement.internal.domain.Appeal;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The appeal against what the members decided (domain.md P4). */
@Component
@Transactional
public class AppealSteps {

    private final CaseStore store;
    private final Judges judges;
    private final ReplacementSchedule schedule;

    AppealSteps(CaseStore store, Judges judges, ReplacementSchedule schedule) {
        this.store = store;
        this.judges = judges;
        this.schedule = schedule;
    }

    public record AppealTimeClosed(boolean appealed) {}

    /** @param appealAsked false when the appeal is ruled on already or nobody is left to ask */
    public record AppealJudgeAsked(boolean appealAsked, List<String> appealGroups, String appealDueAt, String appealReminderAt) {}

    public record AppealClosed(boolean appealGranted) {}

    public AppealTimeClosed closeTime(ReplacementVariables in) {
        return new AppealTimeClosed(store.lock(in.code()).appeal().isPresent());
    }

    public AppealJudgeAsked askJudge(ReplacementVariables in) {
        var found = store.lock(in.code());
        boolean asked = found.askAppealJudge(judges.nextOfAppeal(found));
        store.saveStep(found);
        if (!asked) {
            return new AppealJudgeAsked(false, List.of(), "", "");
        }
        var judge = found.appeal().map(Appeal::judges).orElseThrow().getLast();
        return new AppealJudgeAsked(true, List.of(judge.group()), judge.dueAt().toString(), schedule.reminderAt(judge.dueAt()).toString());
    }

    public AppealClosed close(ReplacementVariables in) {
        var found = store.lock(in.code());
        found.closeAppeal();
        store.saveStep(found);
        var ruling = found.appeal().map(Appeal::ruling).orElse(null);
        return new AppealClosed(ruling != null && ruling.accepted());
    }
}
