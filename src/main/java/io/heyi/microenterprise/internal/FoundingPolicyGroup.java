package io.heyi.microenterprise.internal;

import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.shared.WorkingDays;
import io.heyi.web.PolicyGroup;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        List<Setting> settings = new ArrayList<>();
        Arrays.stream(FoundingPolicy.class.getRecordComponents()).map(this::setting).forEach(settings::add);
        settings.add(new Setting("heyi.calendar.zone", calendar.zone(), "microenterprise.policy.zone"));
        settings.add(new Setting("heyi.calendar.holidays", calendar.holidays().stream().sorted().toList(), "microenterprise.policy.holidays"));
        return settings;
    }

    private Setting setting(RecordComponent component) {
        try {
            var dashed = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            return new Setting("heyi.policy.founding." + dashed, component.getAccessor().invoke(policy), "microenterprise.policy." + component.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor is public: " + component.getName(), e);
        }
    }
}
