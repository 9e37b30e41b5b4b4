package io.heyi.microenterprise.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.microenterprise.internal.domain.Fixtures;
import io.heyi.microenterprise.internal.domain.Proposal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateJsonTest {

    /** A mapper that forgets a field would lose it at the next save. */
    @Test
    void aProposalComesBackAsItWasInEveryState() {
        var voted = Fixtures.aSponsoredProposal();
        voted.ballots().call(List.of(Fixtures.SECOND, Fixtures.THIRD), Fixtures.POLICY, Fixtures.LATER, Fixtures.NOW);
        voted.ballots().vote(Fixtures.SECOND, true, Optional.of("good"), Fixtures.NOW);
        var reworked = Fixtures.aProposalBeforeItsSponsor();
        reworked.sponsorship().sendBack(Fixtures.OWNER, "more", Fixtures.POLICY, Fixtures.NOW);
        reworked.rework().resubmit(Fixtures.aPlan(Fixtures.anInput()), Fixtures.anInput(), Optional.empty(), Fixtures.NOW);
        for (var proposal : List.of(Fixtures.aSubmittedProposal(), voted, reworked, Fixtures.aPledgingProposal("20000"), Fixtures.aSignedProposal())) {
            var back = StateJson.read(StateJson.write(proposal), Proposal.class);

            assertThat(back).usingRecursiveComparison().ignoringFields("facts").isEqualTo(proposal);
            assertThat(back.takeFacts()).isEmpty();
        }
    }
}
