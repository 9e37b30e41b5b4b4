package io.heyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.web.PolicyGroup.Home;
import io.heyi.web.PolicyGroup.Setting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyGroupTest {

    /** A policy of two numbers. */
    public record Waiting(Integer leadDays, Duration window) {}

    @Test
    void everyComponentOfAPolicyIsASettingUnderItsName() {
        assertThat(Setting.allOf(new Waiting(10, Duration.ofHours(1)), "heyi.policy.waiting.", "waiting.policy."))
                .containsExactly(new Setting("heyi.policy.waiting.lead-days", 10, "waiting.policy.leadDays", new Home(Waiting.class, "heyi.policy.waiting")),
                        new Setting("heyi.policy.waiting.window", Duration.ofHours(1), "waiting.policy.window", new Home(Waiting.class, "heyi.policy.waiting")));
    }
}
