package io.heyi.microenterprise.internal;

import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.shared.WorkingDays;
import io.heyi.web.PolicyGroup;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows {@link FoundingPolicy} and the calendar that deadlines follow. */
@Component
class FoundingPolicyGroup implements PolicyGroup {

    private final FoundingPolicy policy;
    private final WorkingDays calendar;

    FoundingPolicyGroup(FoundingPolicy policy, WorkingDays calendar) {
        this.policy = policy;
        this.calendar = calendar;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String titleKey() {
        return "microenterprise.policy.title";
    }

    @Override
    public String leadKey() {
        return "microenterprise.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        var settings = new ArrayList<>(Setting.allOf(policy, "heyi.policy.founding.", "microenterprise.policy."));
        settings.addAll(Setting.allOf(new CompanyCalendar(calendar.zone(), calendar.holidays().stream().sorted().toList()), "heyi.calendar.", "microenterprise.policy."));
        return settings;
    }

    /** What {@link WorkingDays} is made of. */
    public record CompanyCalendar(ZoneId zone, List<LocalDate> holidays) {}
}
