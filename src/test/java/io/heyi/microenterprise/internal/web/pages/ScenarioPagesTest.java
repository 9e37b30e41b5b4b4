package io.heyi.microenterprise.internal.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.ArgumentMatchers.nullable;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.Role;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ReturnedScenarios.Scenario;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScenarioPagesTest extends PagesFixture {

    private static final Scenario OPEN = new Scenario("US-0001", "food", "Families who bake <at home>", "Deliver before six", "ME-0007", "Bakery", Samples.NOW, null);
    private static final Scenario TAKEN = new Scenario("US-0002", "food", "Families who cook", "", "ME-0008", "Kitchen", Samples.NOW, "ME-0009");

    @BeforeEach
    void oneIsOpenAndOneIsTaken() {
        when(scenarios.search(anyString(), nullable(String.class), anyBoolean(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        when(scenarios.search(anyString(), isNull(), eq(true), any())).thenReturn(PageOf.of(List.of(OPEN), 1, PageRequest.first()));
        when(scenarios.search(anyString(), isNull(), eq(false), any())).thenReturn(PageOf.of(List.of(OPEN, TAKEN), 2, PageRequest.first()));
        when(scenarios.find("US-0001")).thenReturn(Optional.of(OPEN));
        when(scenarios.find("US-0002")).thenReturn(Optional.of(TAKEN));
        when(scenarios.find("US-0003")).thenReturn(Optional.empty());
    }

    @Test
    void openScenariosAreShownWithWhatWasLearntAndCanBeTakenUp() throws Exception {
        assertThat(page(get("/scenarios"))).contains("US-0001", "Families who bake &lt;at home&gt;", "Deliver before six", "Served by Bakery", "/scenarios/US-0001/proposals")
                .doesNotContain("US-0002", "??");
        assertThat(page(get("/scenarios?all=true"))).contains("US-0002", "Taken up by ME-0009").doesNotContain("/scenarios/US-0002/proposals", "??");
        assertThat(page(get("/scenarios?platform=clothing"))).contains("No scenario is waiting").doesNotContain("??");
        assertThat(page(get("/scenarios?lang=zh"))).contains("待接手的场景", "接手").doesNotContain("??");
    }

    @Test
    void whoMayNotProposeReadsOnly() throws Exception {
        signIn(Samples.user("auditor", Role.AUDITOR));
        assertThat(page(get("/scenarios"))).contains("US-0001").doesNotContain("/scenarios/US-0001/proposals");
        mvc.perform(as(post("/scenarios/US-0001/proposals")).with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    void homeTellsThoseWhoMayFoundOfScenariosThatWait() throws Exception {
        when(microenterprises.search(anyString(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        assertThat(page(get("/"))).contains("Families who bake &lt;at home&gt;", "href=\"/scenarios\"", "All 1").doesNotContain("US-0002", "??");
        assertThat(page(get("/?lang=zh"))).contains("US-0001").doesNotContain("??");
        signIn(Samples.user("auditor", Role.AUDITOR));
        assertThat(page(get("/"))).doesNotContain("US-0001");
    }

    @Test
    void takingOneUpBeginsAProposalThatIsFilledIn() throws Exception {
        when(proposals.startDraft(any(), eq("US-0001"))).thenReturn(Optional.of(Samples.ID));
        mvc.perform(as(post("/scenarios/US-0001/proposals")).with(csrf())).andExpect(redirectedUrl("/proposals/" + Samples.ID + "/edit"));
        mvc.perform(as(post("/scenarios/US-0002/proposals")).with(csrf())).andExpect(redirectedUrl("/scenarios"));
        mvc.perform(as(post("/scenarios/US-0003/proposals")).with(csrf())).andExpect(status().isNotFound());
        when(proposals.startDraft(any(), eq("US-0001"))).thenReturn(Optional.empty());
        mvc.perform(as(post("/scenarios/US-0001/proposals")).with(csrf())).andExpect(redirectedUrl("/proposals/new"));
    }

    @Test
    void theGuidedFormShowsWhichScenarioIsTakenUp() throws Exception {
        given("Oven for two", ProposalStatus.DRAFT);
        when(proposals.draft(any(), eq(Samples.ID))).thenReturn(Optional.of(new io.heyi.microenterprise.Proposals.Draft(Samples.input().takingUp("US-0001"), 0)));
        assertThat(page(get("/proposals/" + Samples.ID + "/edit"))).contains("Scenario taken up", "US-0001").doesNotContain("??");
    }
}
