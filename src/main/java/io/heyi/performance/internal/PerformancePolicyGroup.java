package io.heyi.performance.internal;

import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.web.PolicyGroup;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows {@link PerformancePolicy}. */
@Component
class PerformancePolicyGroup implements PolicyGroup {

    private final PerformancePolicy policy;

    PerformancePolicyGroup(PerformancePolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String titleKey() {
        return "performance.policy.title";
    }

    @Override
    public String leadKey() {
        return "performance.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Arrays.stream(PerformancePolicy.class.getRecordComponents()).map(this::setting).toList();
    }

    private Setting setting(RecordComponent component) {
        try {
            var dashed = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            return new Setting("heyi.policy.performance." + dashed, component.getAccessor().invoke(policy), "performance.policy." + component.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor is public: " + component.getName(), e);
        }
    }
}
