package io.heyi.orchestration.internal.models;

import io.heyi.web.PolicyGroup;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows {@link ModelRules}. */
@Component
class ModelRulesPolicyGroup implements PolicyGroup {

    private final ModelRules rules;

    ModelRulesPolicyGroup(ModelRules rules) {
        this.rules = rules;
    }

    @Override
    public int order() {
        return 18;
    }

    @Override
    public String titleKey() {
        return "modelrules.policy.title";
    }

    @Override
    public String leadKey() {
        return "modelrules.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        return Setting.allOf(rules, "heyi.policy.model-rules.", "modelrules.policy.").stream().map(ModelRulesPolicyGroup::readable).toList();
    }

    private static Setting readable(Setting setting) {
        return setting.value() instanceof Map<?, ?> map
                ? setting.shownAs(map.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue()).sorted().toList()) : setting;
    }
}
