package io.heyi.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The settings that came through the gate, as the product read them at its start; they go before every other source (ADR 44). */
public final class ApprovedPolicies extends MapPropertySource {

    public static final String NAME = "approved policies";
    /** Lets a product start that an approved value keeps from starting; the page of policies says so. */
    public static final String IGNORED = "heyi.policies.ignore-approved";
    private final int version;
    private final Map<String, Object> values;

    /** @param version 0 while nothing was ever approved */
    public ApprovedPolicies(int version, Map<String, Object> values) {
        super(NAME, PolicyText.properties(values));
        this.version = version;
        this.values = Map.copyOf(values);
    }

    public int version() {
        return version;
    }

    public Map<String, Object> values() {
        return values;
    }

    /** Empty where the product has started without looking. */
    public static Optional<ApprovedPolicies> in(ConfigurableEnvironment environment) {
        return Optional.ofNullable(environment.getPropertySources().get(NAME)).map(ApprovedPolicies.class::cast);
    }
}
