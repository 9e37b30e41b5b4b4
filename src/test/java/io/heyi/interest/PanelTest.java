package io.heyi.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heyi.access.Username;
import io.heyi.interest.Panel.Exclusion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who can sit on a panel (product-bar D10). */
class PanelTest {

    private static final Username ANNA = new Username("anna");
    private static final Username BO = new Username("bo");
    private static final Username CHEN = new Username("chen");
    private static final Map<Username, List<Interest>> BO_HOLDS_SHARES = Map.of(BO, List.of(new Interest(BO, "ME-0001", InterestKind.HOLDS_SHARES, Optional.empty(), Interest.DECLARED)));

    private static PanelCall call(int seats) {
        return PanelCall.of(List.of(ANNA, BO, CHEN), seats, Set.of("ME-0001"));
    }

    @Test
    void whoHasAnInterestIsLeftOutAndTheOthersSit() {
        var panel = Panel.of(call(2), BO_HOLDS_SHARES);

        assertThat(panel).isEqualTo(new Panel.Possible(List.of(ANNA, CHEN), List.of(new Exclusion(BO, Set.of(InterestKind.HOLDS_SHARES), false))));
        assertThat(panel.leftOutForInterest()).isEqualTo(1);
    }

    @Test
    void tooFewWithoutAnInterestMakeNoPanel() {
        assertThat(Panel.of(call(3), BO_HOLDS_SHARES))
                .isEqualTo(new Panel.Impossible(List.of(ANNA, CHEN), 3, List.of(new Exclusion(BO, Set.of(InterestKind.HOLDS_SHARES), false))));
    }

    @Test
    void whoIsConcernedByTheCaseIsLeftOutButNotForAnInterest() {
        var panel = Panel.of(new PanelCall(List.of(ANNA, BO, CHEN), 1, Set.of("chen"), Set.of(ANNA)),
                Map.of(CHEN, List.of(new Interest(CHEN, "chen", InterestKind.SELF, Optional.empty(), Interest.CASE))));

        assertThat(panel).isEqualTo(new Panel.Possible(List.of(BO), List.of(new Exclusion(ANNA, Set.of(), true), new Exclusion(CHEN, Set.of(), true))));
        assertThat(panel.leftOutForInterest()).isZero();
    }

    @Test
    void aCandidateNamedTwiceSitsOnce() {
        assertThat(Panel.of(PanelCall.of(List.of(ANNA, ANNA), 2, Set.of()), Map.of())).isInstanceOf(Panel.Impossible.class);
    }

    @Test
    void aPanelHasASeat() {
        assertThatIllegalArgumentException().isThrownBy(() -> PanelCall.of(List.of(ANNA), 0, Set.of()));
    }
}
