package io.heyi.emc.internal.renewal;

import io.heyi.web.PolicyGroup;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows {@link RenewalPolicy}. */
@Component
class RenewalPolicyGroup implements PolicyGroup {

    private final RenewalPolicy policy;

    RenewalPolicyGroup(RenewalPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String titleKey() {
        return "emcrenewal.policy.title";
    }

    @Override
    public String leadKey() {
        return "emcrenewal.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Arrays.stream(RenewalPolicy.class.getRecordComponents()).map(this::setting).toList();
    }

    private Setting setting(RecordComponent component) {
        try {
            var dashed = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            return new Setting("heyi.policy.emc.renewal." + dashed, component.getAccessor().invoke(policy), "emcrenewal.policy." + component.getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor is public: " + component.getName(), e);
        }
    }
}
