package io.heyi.emc;

/** EMCs before their first sealed version, for whoever leads them no more. */
public interface UnsealedContracts {

    /**
     * Withdraws every draft, call and contract still being signed that the party leads, as far as nobody has signed; in the caller's transaction. Those who are invited or
     * have committed read the reason in the EMC's history. A repeat changes nothing.
     *
     * @param reason shown as it is, e.g. with the code of the dissolution, 1 to 500 characters
     */
    void withdraw(ActorId lead, String reason);
}
