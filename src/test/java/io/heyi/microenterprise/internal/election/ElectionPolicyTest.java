package io.heyi.microenterprise.internal.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionPolicyTest {

    @ParameterizedTest
    @CsvSource({"7, 6d 0h", "3, 2d 0h", "2, 1d 0h", "1, 0d 12h"})
    void aReminderComesADayBeforeTheEndButNeverBeforeTheMiddle(int days, String after) {
        var from = Instant.parse("2026-03-02T02:00:00Z");
        var parts = after.split("[dh ]+");
        assertThat(ElectionPolicy.defaults().reminderAt(from, from.plus(Duration.ofDays(days))))
                .isEqualTo(from.plus(Duration.ofDays(Integer.parseInt(parts[0]))).plus(Duration.ofHours(Integer.parseInt(parts[1]))));
    }

    @ParameterizedTest
    @CsvSource({"false, 3", "true, 1"})
    void nominationsOfAFoundingAreRemindedOfMoreOften(boolean founding, int days) {
        assertThat(ElectionPolicy.defaults().nominationReminders(founding)).isEqualTo(Duration.ofDays(days));
    }
}
