package io.heyi.tender.internal;

import io.heyi.tender.internal.domain.TenderPolicy;
import io.heyi.access.Role;
import io.heyi.web.PolicyGroup;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows {@link TenderPolicy} on the page of policies. */
@Component
class TenderPolicyGroup implements PolicyGroup {

    private static final String PREFIX = "heyi.policy.tender.";
    private static final String KEYS = "tenderroom.policy.";

    private final TenderPolicy policy;

    TenderPolicyGroup(TenderPolicy policy) {
        this.policy = policy;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public String titleKey() {
        return "tenderroom.policy.title";
    }

    @Override
    public String leadKey() {
        return "tenderroom.policy.lead";
    }

    /** The weights one by one; roles by their names. */
    @Override
    public List<Setting> settings() {
        return Setting.allOf(policy, PREFIX, KEYS).stream().flatMap(setting -> setting.value() == policy.weights() ? weights() : Stream.of(readable(setting))).toList();
    }

    private Stream<Setting> weights() {
        return policy.weights().byCriterion().entrySet().stream().map(one -> new Setting(PREFIX + "weights." + one.getKey(), one.getValue(), KEYS + "weights." + one.getKey(), Home.of(policy, PREFIX)));
    }

    private static Setting readable(Setting setting) {
        return setting.value() instanceof Role role ? setting.shownAs(role.roleName())
                : setting.value() instanceof Boolean yes ? setting.shownAs(yes.toString()) : setting;
    }
}
