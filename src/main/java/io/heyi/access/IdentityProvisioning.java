package io.heyi.access;

/** Keeps Keycloak's groups and memberships equal to the product's relations; the database is the truth (issue 2, part 3). */
public interface IdentityProvisioning {

    /**
     * Makes the groups of one object exist in Keycloak with exactly the members that the database names. Safe to repeat. Call outside a transaction.
     *
     * @param objectId platform id or ME code
     * @throws IdentityUnavailableException when Keycloak cannot be reached or fails; the caller retries later
     */
    void provision(Relation.Kind kind, String objectId);

    /**
     * Compares everything and repairs what differs. Takes its time: it rests between objects, so that Keycloak and the readers of pages do not feel it. A second
     * or two an object is usual, two hours for 4,000 micro-enterprises; a change of ours does not wait for that, it is passed on by itself.
     *
     * @return number of repaired memberships and groups
     * @throws IdentityUnavailableException when Keycloak refuses several objects in a row; the next call goes on behind them
     */
    int repairAll();
}
