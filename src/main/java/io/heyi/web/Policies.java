package io.heyi.web;

import io.heyi.shared.FieldError;
import io.heyi.web.PolicyGroup.Setting;
import java.util.List;
import java.util.Map;

/** All typed settings that are policies, with what binds and checks them. */
public interface Policies {

    /** From where the value in force comes. */
    enum Source {
        /** With the product. */
        SHIPPED,
        /** Through the gate. */
        APPROVED,
        /** From outside of the gate: the environment, the command line or a file of the installation. */
        OUTSIDE
    }

    /** @param kind what may be written for it; the hint stands at {@code web.policies.input.<kind>}. @param choices for kinds that are a choice. @param notation the value in force as it may be written */
    record Known(Setting setting, String kind, List<String> choices, String notation, Source source) {}

    /** By group, in the order of the page. */
    Map<PolicyGroup, List<Known>> byGroup();

    /** Of a text of settings: every name is known, and every record that they are bound to takes them. */
    List<FieldError> faults(String text);

    /** What the settings of this text would be when the product started with it, by name, as people read them. Settings that cannot be bound are left out. */
    Map<String, Object> values(Map<String, Object> differing);
}
