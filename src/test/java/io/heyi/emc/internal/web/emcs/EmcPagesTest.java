package io.heyi.emc.internal.web.emcs;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;

import io.heyi.access.Role;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcType;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.contract.Contracts.Amendment;
import io.heyi.emc.internal.parts.PartHistory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmcPagesTest extends EmcPagesFixture {

    private static final String INSIDE = "entrepreneur-30";
    private static final String PARTY = "partner-chef";
    private static final String STRANGER = "partner-recipes";

    @Autowired ContractChain chain;
    @Autowired JdbcClient jdbc;
    @Autowired PartHistory history;

    private void aStranger() {
        people.hold(STRANGER, Role.EXTERNAL_PARTNER);
    }

    private EmcCode renewed() {
        var code = active(aContract().title("Smart cooking <b>&").build());
        seal(code, NOVEMBER.plusMonths(1), aContract().title("Smart cooking <b>&").goal("Every oven cooks two meals a week from our recipes").reinvestment("7").build(), "RENEWAL");
        return code;
    }

    @Test
    void theDirectoryFindsByWordsStateAndKindAndShowsMineAlone() throws Exception {
        var code = active(aContract().title("Findable kitchen").type(EmcType.EXPERIENCE).build());
        assertThat(page(INSIDE, "/emcs?query=findable")).contains(code.value()).contains("Findable kitchen").contains("Name of ME-0001").contains("November 2026");
        assertThat(page(INSIDE, "/emcs?query=findable&state=ACTIVE&type=EXPERIENCE")).contains(code.value());
        assertThat(page(INSIDE, "/emcs?query=findable&state=JOINING")).doesNotContain(code.value());
        assertThat(page(INSIDE, "/emcs?query=findable&type=SOLUTION")).doesNotContain(code.value());
        assertThat(page("entrepreneur-02", "/emcs?query=findable&mine=true")).contains(code.value());
        assertThat(page("entrepreneur-03", "/emcs?query=findable&mine=true")).doesNotContain(code.value());
        assertThat(page("auditor", "/emcs?query=findable&mine=true")).doesNotContain(code.value());
    }

    @Test
    void onlyAnOwnerOfAMicroenterpriseIsOfferedToSetOneUp() throws Exception {
        assertThat(page("entrepreneur-01", "/emcs")).contains("/emcs/new");
        assertThat(page("auditor", "/emcs")).doesNotContain("/emcs/new");
        assertThat(page(PARTY, "/emcs")).doesNotContain("/emcs/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "99999999999", "x", ""})
    void strangeAddressesOfTheDirectoryShowAList(String value) throws Exception {
        assertThat(get(INSIDE, "/emcs?page={a}&state={a}&type={a}&mine={a}", value, value, value, value).getStatus()).isEqualTo(200);
        assertThat(get(INSIDE, "/emcs?query={a}", "%_'\"\u0000<" + value).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "targets", "contract", "proof", "money", "history", "nonsense", ""})
    void everyTabIsShownToPeopleInside(String tab) throws Exception {
        var response = get(INSIDE, "/emcs/{code}?tab={tab}", renewed(), tab);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).contains("Smart cooking &lt;b&gt;&amp;").doesNotContain("Smart cooking <b>").doesNotContain("??");
    }

    @Test
    void membersAreShownWithPartShareAndRating() throws Exception {
        assertThat(page(INSIDE, "/emcs/{code}", renewed())).contains("Name of ME-0002", "25% of the share space", "3.4", "/microenterprises/ME-0002", "Name of SSP-LOGISTICS", "Tactical",
                "The goal is missed by more than 25 %.", "two meals a week");
    }

    @Test
    void figuresStandInChartAndTable() throws Exception {
        assertThat(page(INSIDE, "/emcs/{code}?tab=targets", renewed())).contains("data-chart", "charts.js", "\"months\":[\"2026-05\"", "210,000", "October 2026", "not reported", "below bottom",
                "Name of ME-0002");
    }

    @Test
    void theContractTabComparesAnyTwoVersions() throws Exception {
        var code = renewed();
        var latest = page(INSIDE, "/emcs/{code}?tab=contract", code);
        assertThat(latest).as("signatures name the parties").containsPattern("(?s)id=\"signatures-head\".*<strong>Name of ME-0002</strong> <span class=\"quiet\">ME-0002</span>");
        assertThat(latest).contains("What changed from version 1 to 2").contains("<del>5</del>").contains("<ins>7</ins>").contains("<ins>two</ins>").contains("Mx entrepreneur-01").contains("Renewal");
        assertThat(page(INSIDE, "/emcs/{code}?tab=contract&from=2&to=1", code)).contains("What changed from version 2 to 1").contains("<del>7</del>");
        assertThat(page(INSIDE, "/emcs/{code}?tab=contract&to=1", code)).doesNotContain("What changed");
    }

    @Test
    void aVersionOfSomeDaysNamesThemAndWhoIsBoundByIt() throws Exception {
        var code = active(aContract().build());
        var food = new ActorId("ME-0002");
        var reduced = aContract().build().withNodes(aContract().build().nodes().stream().map(node -> node.actor().equals(food) ? node.withRatio(BigDecimal.TEN) : node).toList());
        transaction.executeWithoutResult(status -> contracts.amend(code, new Amendment(reduced, food, "PART_REDUCED", NOVEMBER.atDay(22), List.of(), Map.of("ballot", "B-0007"))));
        Mockito.when(history.latest(eq(code), any(), anyInt())).thenReturn(List.of(
                new PartHistory.Made("REDUCED", food, null, BigDecimal.TEN, NOVEMBER.atDay(22), null, "goal-missed", "B-0007", 2),
                new PartHistory.Made("COVERED", food, new ActorId("ME-0009"), null, NOVEMBER.atDay(22), NOVEMBER.atDay(30), "goal-missed", "B-0008", 2)));

        var page = page(INSIDE, "/emcs/{code}?tab=contract", code);
        assertThat(page).contains("A share was reduced", "Bound by the conditions and the members’ ballot", "The share of Name of ME-0002 is 10% from", "Name of ME-0009 covers the part of Name of ME-0002",
                "Ballot B-0007", "<del>25</del>", "<ins>10</ins>");
        assertThat(page).as("days of both versions").containsPattern("Nov[^<]* 22[^<]* to [^<]*30|22[^<]*Nov[^<]* to [^<]*30").containsPattern("1[^<]* to [^<]*21");
        assertThat(page(INSIDE, "/emcs/{code}?tab=proof", code)).contains("A party’s share reduced", "are whole");
    }

    @Test
    void theProofTabShowsTheChainAndWhatIsWrongWithIt() throws Exception {
        var code = renewed();
        assertThat(page(INSIDE, "/emcs/{code}?tab=proof", code)).contains("All 10 entries are whole").contains("signature/2/partner-chef").contains(chain.keys().getFirst().id());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update emc.chain_entry set payload = '{}' where emc = ? and number = 4").param(code.value()).update();
        });
        assertThat(page(INSIDE, "/emcs/{code}?tab=proof", code)).contains("Entry 4 is broken: its content was changed.");
    }

    @Test
    void aPartnerWhoIsPartyGetsTheProofByPageAndApi() throws Exception {
        var code = renewed();
        for (var address : new String[] {"/emcs/{code}/proof", "/api/v1/emcs/{code}/proof"}) {
            var response = get(PARTY, address, code);
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentAsString()).startsWith("heyi-proof 1\nemc " + code + "\n").contains("\nend 10 ");
            assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"" + code + "-proof.txt\"");
        }
        assertThat(page(PARTY, "/api/v1/emcs/{code}/chain?size=2", code)).contains("\"total\":10").contains("\"entryKey\":\"version/1\"").doesNotContain("\"number\":3");
    }

    @Test
    void whoGetsTheProofGetsWhatItTakesToCheckIt(@TempDir Path directory) throws Exception {
        var code = renewed();
        assertThat(page(PARTY, "/emcs/{code}?tab=proof", code)).contains("/contract-proof/verifier.jar").contains("/contract-proof/contract-proof.md");
        var jar = Files.write(directory.resolve("verifier.jar"), get(PARTY, "/contract-proof/verifier.jar").getContentAsByteArray());
        var proof = Files.write(directory.resolve("proof.txt"), get(PARTY, "/emcs/{code}/proof", code).getContentAsByteArray());
        var run = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", jar.toString(), proof.toString(), "--key", chain.keys().getFirst().id())
                .redirectErrorStream(true).start();
        assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("VALID: " + code);
        assertThat(get(PARTY, "/contract-proof/contract-proof.md").getContentAsString()).contains("```bash");
    }

    @Test
    void theProofTabTellsWhenTheProductWorksWithAnotherVersionThanTheSealedOne() throws Exception {
        var code = renewed();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update emc.version set terms = replace(terms, '\"SOLUTION\"', '\"EXPERIENCE\"') where code = ? and number = 1").param(code.value()).update();
        });
        assertThat(page(INSIDE, "/emcs/{code}?tab=proof", code)).contains("Entry 1 is broken: the version that it seals was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/emcs/{code}", "/emcs/{code}?tab=proof", "/emcs/{code}/proof", "/api/v1/emcs/{code}/proof", "/api/v1/emcs/{code}/chain"})
    void aPartnerWhoIsNotPartyFindsNothing(String address) throws Exception {
        aStranger();
        assertThat(get(STRANGER, address, renewed()).getStatus()).isEqualTo(404);
        assertThat(page(STRANGER, "/emcs")).doesNotContain("Smart cooking");
    }

    @Test
    void aPartnerSeesOfAnOpenCallOnlyWhatItTakesToBid() throws Exception {
        aStranger();
        var code = calling(aContract().title("Open kitchen"));
        assertThat(page(STRANGER, "/emcs?query=kitchen")).contains(code.value());
        assertThat(page(STRANGER, "/emcs/{code}", code)).contains("Open kitchen").contains("Place recipes").doesNotContain("tab=proof").doesNotContain("tab=money");
        assertThat(page(STRANGER, "/emcs/{code}?tab=history", code)).doesNotContain("How it came here");
        assertThat(get(STRANGER, "/emcs/{code}/proof", code).getStatus()).isEqualTo(404);
    }

    @Test
    void aPartnerWhoHasLeftSeesWhatHeSignedAndNotTheChain() throws Exception {
        var code = renewed();
        var without = aContract().title("Smart cooking <b>&").nodes(lead("ME-0001", "40"), strategic("ME-0002", "recipes", "25"), tactical("SSP-LOGISTICS", "delivery")).goal("Without the chef").build();
        seal(code, NOVEMBER.plusMonths(2), without, "RENEWAL");
        assertThat(page(PARTY, "/emcs/{code}?tab=contract", code)).contains("Version 2, December 2026").doesNotContain("Version 3").doesNotContain("Without the chef");
        assertThat(get(PARTY, "/emcs/{code}/proof", code).getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMC-999999", "EMC-1", "EMC-00000000001", "emc-0001", "ME-0001", "%2e%2e"})
    void anUnknownCodeIsNotFound(String code) throws Exception {
        assertThat(get(INSIDE, "/emcs/" + code).getStatus()).isIn(400, 404);
        assertThat(get(INSIDE, "/api/v1/emcs/" + code + "/proof").getStatus()).isIn(400, 404);
    }

    @Test
    void theApiNamesWrongPagesAndThePublicKeys() throws Exception {
        var code = renewed();
        for (var page : new String[] {"page=-1", "page=x", "size=0", "size=5000"}) {
            assertThat(get(INSIDE, "/api/v1/emcs/{code}/chain?" + page, code).getStatus()).as(page).isEqualTo(422);
        }
        assertThat(page(PARTY, "/api/v1/contract-keys")).contains(chain.keys().getFirst().id()).contains("\"spki\"");
    }
}
