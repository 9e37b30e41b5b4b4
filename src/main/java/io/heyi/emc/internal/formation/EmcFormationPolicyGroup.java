package io.heyi.emc.internal.formation;

import io.heyi.web.PolicyGroup;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows {@link FormationPolicy} on the page of policies. */
@Component
class EmcFormationPolicyGroup implements PolicyGroup {

    private static final String PREFIX = "heyi.policy.emc.formation.";

    private final FormationPolicy policy;

    EmcFormationPolicyGroup(FormationPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String titleKey() {
        return "emcformation.policy.title";
    }

    @Override
    public String leadKey() {
        return "emcformation.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return new ArrayList<>(Arrays.stream(FormationPolicy.class.getRecordComponents()).flatMap(this::settings).toList());
    }

    private Stream<Setting> settings(RecordComponent component) {
        if (component.getName().equals("weights")) {
            return FormationPolicy.CRITERIA.stream().map(one -> new Setting(PREFIX + "weights." + one, policy.weights().get(one), "emcformation.policy.weights." + one));
        }
        try {
            var dashed = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            return Stream.of(new Setting(PREFIX + dashed, component.getAccessor().invoke(policy), "emcformation.policy." + component.getName()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor is public: " + component.getName(), e);
        }
    }
}
