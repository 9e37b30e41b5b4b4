package io.heyi.orchestration.internal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.orchestration.ModelKind;
import io.heyi.web.PolicyGroup.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionPolicyGroupTest {

    private final DeploymentStore store = mock(DeploymentStore.class);
    private final BaselineFiles files = mock(BaselineFiles.class);

    private static String dmn(String days) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="route" name="Route"><decisionTable>
                <input label="Amount"/><output label="Days"/>
                <rule><description>always</description><inputEntry><text></text></inputEntry><outputEntry><text>%s</text></outputEntry></rule>
                </decisionTable></decision></definitions>""".formatted(days);
    }

    @Test
    void whatWasDeployedLastIsShownInsteadOfWhatCameWithTheProduct() {
        when(files.read()).thenReturn(List.of(new BaselineResource(ModelKind.DECISION, "route.dmn", dmn("5"), dmn("5")), new BaselineResource(ModelKind.DECISION, "new.dmn", dmn("1"), dmn("1"))));
        when(store.currentDecisions()).thenReturn(List.of(new DeploymentStore.Decision("route.dmn", 3, dmn("7"))));

        assertThat(new DecisionPolicyGroup(store, files).tables()).containsExactly(
                new Table("new.dmn · Route", null, "", List.of("Amount", "Days", ""), List.of(List.of("-", "1", "always"))),
                new Table("route.dmn · Route", 3, "", List.of("Amount", "Days", ""), List.of(List.of("-", "7", "always"))));
    }
}
