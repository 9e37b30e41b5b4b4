package io.heyi.inbox.internal.reminder;

import static io.heyi.inbox.internal.reminder.ReminderStep.BEFORE;
import static io.heyi.inbox.internal.reminder.ReminderStep.DUE;
import static io.heyi.inbox.internal.reminder.ReminderStep.ESCALATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.inbox.internal.reminder.ReminderStep.Planned;
import io.heyi.shared.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReminderStepTest {

    /** A Monday; the Friday before is a holiday. */
    private static final Instant DUE_AT = Instant.parse("2026-03-09T10:00:00Z");
    private static final Instant CREATED = Instant.parse("2026-03-02T10:00:00Z");
    private static final WorkingDays CALENDAR = new WorkingDays(ZoneOffset.UTC, Set.of(LocalDate.parse("2026-03-06")));

    private static Optional<Planned> next(ReminderPolicy policy, Instant created, Instant now, ReminderStep... taken) {
        return ReminderStep.next("type", created, DUE_AT, Set.of(taken), policy, CALENDAR, now);
    }

    private static Optional<Planned> next(Instant now, ReminderStep... taken) {
        return next(ReminderPolicy.defaults(), CREATED, now, taken);
    }

    @Test
    void theStepsComeOneWorkingDayBeforeAtTheDeadlineAndTwoWorkingDaysAfter() {
        assertThat(next(CREATED)).contains(new Planned(BEFORE, Instant.parse("2026-03-05T10:00:00Z")));
        assertThat(next(CREATED, BEFORE)).contains(new Planned(DUE, DUE_AT));
        assertThat(next(CREATED, BEFORE, DUE)).contains(new Planned(ESCALATION, Instant.parse("2026-03-11T10:00:00Z")));
        assertThat(next(CREATED, ESCALATION)).isEmpty();
    }

    @Test
    void afterAStandstillOnlyTheLastStepIsTaken() {
        assertThat(next(DUE_AT.plusSeconds(1))).map(Planned::step).contains(DUE);
        assertThat(next(Instant.parse("2026-04-01T00:00:00Z"))).map(Planned::step).contains(ESCALATION);
        assertThat(next(DUE_AT.plusSeconds(1), DUE)).as("the first one is not made up for").map(Planned::step).contains(ESCALATION);
    }

    @Test
    void aTaskThatComesLaterThanItsFirstReminderGoesWithoutIt() {
        assertThat(next(ReminderPolicy.defaults(), Instant.parse("2026-03-07T10:00:00Z"), Instant.parse("2026-03-07T10:00:00Z"))).map(Planned::step).contains(DUE);
    }

    @Test
    void aTypeMayHaveItsOwnNumbers() {
        var policy = new ReminderPolicy(1, 2, null, Map.of("type", new ReminderPolicy.Steps(0, null), "other", new ReminderPolicy.Steps(9, 9)));
        assertThat(next(policy, CREATED, CREATED)).as("no first reminder").map(Planned::step).contains(DUE);
        assertThat(policy.daysUntilEscalation("type")).isEqualTo(2);
        assertThat(policy.daysUntilEscalation("other")).isEqualTo(9);
    }

    @Test
    void aNumberOutOfRangeStopsTheStartWithItsName() {
        assertThatThrownBy(() -> new ReminderPolicy(31, null, null, null)).hasMessageContaining("days-before").hasMessageContaining("0 to 30");
        assertThatThrownBy(() -> new ReminderPolicy(null, -1, null, null)).hasMessageContaining("days-until-escalation");
        assertThatThrownBy(() -> new ReminderPolicy(null, null, Duration.ofDays(8), null)).hasMessageContaining("quiet");
        assertThatThrownBy(() -> new ReminderPolicy.Steps(99, null)).hasMessageContaining("types.*.days-before");
    }
}
