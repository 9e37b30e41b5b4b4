package io.heyi.access;

/**
 * A person's tie to one platform, micro-enterprise or shared-service platform; what domain.md §1a asks for on top of a role.
 *
 * @param objectId platform id ({@code food}), ME code ({@code ME-0001}) or id of a shared-service platform ({@code SSP-LOGISTICS})
 */
public record Relation(Username person, Kind kind, String objectId) {

    /** Object id of the company's one talent pool. */
    public static final String POOL = "pool";

    /** The kinds of tie; the prefix names the candidate group, the path the Keycloak group below the object's own. */
    public enum Kind {
        PLATFORM_OWNER("platform-owner", "platforms", "owners"),
        PLATFORM_SECOND_OWNER("platform-second-owner", "platforms", "second-owners"),
        ME_OWNER("me-owner", "microenterprises", "owners"),
        ME_MEMBER("me-member", "microenterprises", "members"),
        SSP_OWNER("ssp-owner", "shared-services", "owners"),
        /** In the talent pool, whose object id is always {@link Relation#POOL}. */
        POOL_MEMBER("pool-member", "talent-pool", "members");

        private final String groupPrefix;
        private final String topGroup;
        private final String subGroup;

        Kind(String groupPrefix, String topGroup, String subGroup) {
            this.groupPrefix = groupPrefix;
            this.topGroup = topGroup;
            this.subGroup = subGroup;
        }

        public String groupPrefix() {
            return groupPrefix;
        }

        /** Keycloak group path, e.g. {@code /microenterprises/ME-0001/owners}. */
        public String keycloakPath(String objectId) {
            return "/" + topGroup + "/" + objectId + "/" + subGroup;
        }
    }

    public String group() {
        return Groups.of(kind, objectId);
    }
}
