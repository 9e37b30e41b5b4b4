package io.heyi.microenterprise;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * User scenarios that outlive the micro-enterprise that served them: they belong to their platform and are open for a new team to take up by a proposal (domain.md
 * §1 user scenario, P6 step 5).
 */
public interface ReturnedScenarios {

    /**
     * Gives the scenario of the micro-enterprise back to its platform, in the caller's transaction; a repeat gives the same.
     *
     * @param lessons what was learnt, as written by those who served it
     * @return id of the scenario, {@code US-0001}
     */
    String giveBack(String microenterprise, String dissolution, String lessons);

    /**
     * The case was called off and the micro-enterprise goes on serving its scenario, in the caller's transaction; a repeat changes nothing. Where another has taken it up
     * meanwhile, that one keeps it.
     */
    void takeBack(String microenterprise, String dissolution);

    /** Newest first. @param platform null for all; @param onlyOpen without those that a running micro-enterprise has taken up */
    PageOf<Scenario> search(String query, String platform, boolean onlyOpen, PageRequest page);

    Optional<Scenario> find(String id);

    /** @param takenUpBy code of the micro-enterprise that serves it again; null while open */
    record Scenario(String id, String platform, String text, String lessons, String formerMicroenterprise, String formerName, Instant returnedAt, String takenUpBy) {}
}
