package io.heyi.emc.internal.formation;

import io.heyi.web.PolicyGroup;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows {@link FormationPolicy} on the page of policies. */
@Component
class EmcFormationPolicyGroup implements PolicyGroup {

    private static final String PREFIX = "heyi.policy.emc.formation.";
    private static final String KEYS = "emcformation.policy.";

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

    /** The weights one by one. */
    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, PREFIX, KEYS).stream().flatMap(setting -> setting.value() == policy.weights() ? weights() : Stream.of(setting)).toList();
    }

    private Stream<Setting> weights() {
        return FormationPolicy.CRITERIA.stream().map(one -> new Setting(PREFIX + "weights." + one, policy.weights().get(one), KEYS + "weights." + one, Home.of(policy, PREFIX)));
    }
}
