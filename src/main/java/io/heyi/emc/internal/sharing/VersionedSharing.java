package io.heyi.emc.internal.sharing;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every rule of sharing there ever was, by version, so that an old month is computed again as it was. */
@Component
public class VersionedSharing implements Sharing {

    private static final Map<String, SharingRule> RULES = Map.of(SharingOne.VERSION, new SharingOne(), SharingByDays.VERSION, new SharingByDays());

    @Override
    public String currentRule() {
        return SharingOne.VERSION;
    }

    @Override
    public String ruleFor(Input input) {
        return input.spans().isEmpty() ? currentRule() : SharingByDays.VERSION;
    }

    @Override
    public Result compute(String ruleVersion, Input input) {
        var rule = RULES.get(ruleVersion);
        if (rule == null) {
            throw new IllegalArgumentException("there is no rule of sharing " + ruleVersion);
        }
        var violations = SharingInvariants.violations(input);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("sharing is refused: "
                    + violations.stream().map(error -> error.field() + " " + error.code() + " " + error.arguments()).collect(Collectors.joining("; ")));
        }
        if (input.spans().isEmpty() == ruleVersion.equals(SharingByDays.VERSION)) {
            throw new IllegalArgumentException(ruleVersion + " is not for a month " + (input.spans().isEmpty() ? "without" : "with") + " changed parts");
        }
        return rule.compute(input);
    }
}
