package io.heyi.access;

import java.util.Arrays;
import java.util.Optional;

/** Realm roles of Keycloak (issue 2, domain.md §1a). A role alone never suffices where a relation to an ME or platform is asked for. */
public enum Role {
    ENTREPRENEUR, PLATFORM_OWNER, INVESTMENT_COMMITTEE, SETTLEMENT_OFFICER, POOL_COORDINATOR,
    EXTERNAL_PARTNER, PROCESS_OWNER, OPERATOR, AUDITOR, ADMINISTRATOR;

    /** The role's name in Keycloak and as a candidate group, e.g. {@code investment-committee}. */
    public String roleName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Spring Security authority, e.g. {@code ROLE_INVESTMENT_COMMITTEE}. */
    public String authority() {
        return "ROLE_" + name();
    }

    public static Optional<Role> named(String roleName) {
        return Arrays.stream(values()).filter(role -> role.roleName().equals(roleName)).findFirst();
    }
}
