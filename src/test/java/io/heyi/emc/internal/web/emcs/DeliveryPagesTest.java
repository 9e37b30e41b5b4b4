package io.heyi.emc.internal.web.emcs;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static io.heyi.emc.ContractFixtures.withDeliverables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Role;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.EmcCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Deliverables on the page of an EMC, on their own page, and in the API. */
class DeliveryPagesTest extends EmcPagesFixture {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 10);
    private static final String INSIDE = "entrepreneur-30";
    private static final String OWES = "entrepreneur-02";
    private static final String WAITS = "partner-chef";
    private static final String ITEM = "/emcs/{code}/deliverables/recipes/2026-11-10";

    private EmcCode cooking() {
        return active(aContract().nodes(lead("ME-0001", "40"), withDeliverables(strategic("ME-0002", "recipes", "25"), new Deliverable("recipes", "Recipes <b>", DUE, List.of())),
                withDeliverables(strategic("partner-chef", "recipes", "10"), new Deliverable("menu", "Menu", DUE.plusDays(20), List.of("recipes"))), tactical("SSP-LOGISTICS", "delivery")).build());
    }

    private MockHttpServletResponse send(String person, String address, EmcCode code, Object record, String... fields) throws Exception {
        var post = MockMvcRequestBuilders.post(address, code, record).with(user(person)).with(csrf()).locale(Locale.ENGLISH);
        for (int i = 0; i < fields.length; i += 2) {
            post.param(fields[i], fields[i + 1]);
        }
        var response = mvc.perform(post).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private MockHttpServletResponse sendJson(String person, String address, EmcCode code, String body) throws Exception {
        var response = mvc.perform(MockMvcRequestBuilders.post("/api/v1/emcs/" + code + "/deliverables" + address).with(user(person)).with(csrf()).locale(Locale.ENGLISH)
                .contentType(MediaType.APPLICATION_JSON).content(body)).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private JsonNode deliverables(String reader, EmcCode code) throws Exception {
        return new ObjectMapper().readTree(page(reader, "/api/v1/emcs/{code}/deliverables", code)).path("items");
    }

    private JsonNode recipes(EmcCode code) throws Exception {
        return deliverables(INSIDE, code).get(1);
    }

    private static String[] delivered(String on) {
        return new String[] {"deliveredOn-recipes-2026-11-10", on, "proof-recipes-2026-11-10", "in the folder", "link-recipes-2026-11-10", "https://example.org/recipes", "page", "0"};
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void thePageOfTheEmcTellsWhatIsDueAndWhatIsMissing(String language) throws Exception {
        var code = cooking();
        send(OWES, ITEM + "/deliver", code, "", delivered("2026-11-12"));
        for (var address : new String[] {"/emcs/{code}?tab=targets", "/emcs/{code}/deliverables"}) {
            var response = mvc.perform(MockMvcRequestBuilders.get(address, code).with(user(WAITS)).locale(Locale.of(language))).andReturn().getResponse();
            response.setCharacterEncoding("UTF-8");
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentAsString()).contains("Recipes &lt;b&gt;", "id=\"d-recipes-2026-11-10\"", "in the folder", "/confirm\"", "/dispute\"", "https://example.org/recipes").doesNotContain("??")
                    .doesNotContain("Recipes <b>");
        }
    }

    @Test
    void onlyWhoOwesItIsOfferedToDeliverAndOnlyWhoWaitsToAnswer() throws Exception {
        var code = cooking();
        assertThat(page(OWES, "/emcs/{code}?tab=targets", code)).contains("recipes/2026-11-10/deliver").contains("Not delivered").doesNotContain("menu/2026-11-30/deliver");
        assertThat(page(INSIDE, "/emcs/{code}?tab=targets", code)).doesNotContain("/deliver\"");
        send(OWES, ITEM + "/deliver", code, "", delivered("2026-11-12"));
        assertThat(page(INSIDE, "/emcs/{code}?tab=targets", code)).contains("11 days late", "Not confirmed yet").doesNotContain("/confirm\"");
        assertThat(page(OWES, "/emcs/{code}?tab=targets", code)).contains("Correct what was said").doesNotContain("/confirm\"");
    }

    @Test
    void itIsDeliveredConfirmedAndWhatIsWrongStaysOnThePage() throws Exception {
        var code = cooking();
        var wrong = send(OWES, ITEM + "/deliver", code, "", delivered("tomorrow"));
        assertThat(wrong.getStatus()).isEqualTo(200);
        assertThat(wrong.getContentAsString()).contains("f-deliveredOn-recipes-2026-11-10-errors", "Send a day like", "in the folder");
        assertThat(send(OWES, ITEM + "/deliver", code, "", delivered("2026-11-22")).getContentAsString()).contains("2026-11-21");
        assertThat(send(OWES, ITEM + "/deliver", code, "", delivered("2026-11-12")).getRedirectedUrl()).isEqualTo("/emcs/" + code + "/deliverables?page=0#d-recipes-2026-11-10");
        var record = recipes(code).path("delivery").path("id").asLong();
        assertThat(send(WAITS, ITEM + "/{record}/dispute", code, record, "page", "0").getContentAsString()).contains("f-reason-recipes-2026-11-10-errors", "f-disputeProof-recipes-2026-11-10-errors");
        assertThat(send(WAITS, ITEM + "/{record}/dispute", code, record, "reason-recipes-2026-11-10", "it is <empty>", "disputeProof-recipes-2026-11-10", "a <picture>").getStatus()).isEqualTo(302);
        assertThat(page(INSIDE, "/emcs/{code}/deliverables", code)).contains("Disputed", "it is &lt;empty&gt;", "a &lt;picture&gt;", "Name of partner-chef disputes it");
        assertThat(send(OWES, ITEM + "/{record}/confirm", code, record).getStatus()).isEqualTo(403);
        assertThat(send(WAITS, ITEM + "/{record}/confirm", code, record).getStatus()).isEqualTo(302);
        assertThat(page(INSIDE, "/emcs/{code}/deliverables", code)).contains("2 days late", "Confirmed");
        assertThat(send(WAITS, ITEM + "/{record}/dispute", code, record, "reason-recipes-2026-11-10", "it is empty again", "disputeProof-recipes-2026-11-10", "a picture").getStatus()).isEqualTo(302);
        assertThat(recipes(code).path("delivery").path("state").asText()).isEqualTo("CONFIRMED");
    }

    @Test
    void theApiDeliversConfirmsAndKeepsTheHistory() throws Exception {
        var code = cooking();
        assertThat(recipes(code).path("standing").asText()).isEqualTo("MISSED");
        assertThat(recipes(code).path("waiting").get(0).path("titles").get(0).asText()).isEqualTo("Menu");
        assertThat(sendJson(OWES, "/recipes/deliveries", code, "{\"deliveredOn\":\"2026-11-12\",\"proof\":\"in the folder\",\"colour\":\"red\"}").getStatus()).isEqualTo(422);
        assertThat(sendJson(OWES, "/recipes/deliveries", code, "{\"deliveredOn\":\"2026-11-12\",\"proof\":\"in the folder\"}").getStatus()).isEqualTo(200);
        assertThat(sendJson(OWES, "/recipes/deliveries", code, "{\"deliveredOn\":\"2026-11-12\",\"proof\":\"in the folder\"}").getStatus()).isEqualTo(200);
        assertThat(sendJson(WAITS, "/recipes/deliveries", code, "{\"deliveredOn\":\"2026-11-12\",\"proof\":\"x\"}").getStatus()).isEqualTo(403);
        assertThat(sendJson(OWES, "/no-such/deliveries", code, "{\"deliveredOn\":\"2026-11-12\",\"proof\":\"x\"}").getStatus()).isEqualTo(404);
        var id = recipes(code).path("delivery").path("id").asLong();
        assertThat(sendJson(WAITS, "/recipes/deliveries/" + id + "/words", code, "{}").getStatus()).isEqualTo(422);
        assertThat(sendJson(WAITS, "/recipes/deliveries/" + id + "/words", code, "{\"confirmed\":true}").getStatus()).isEqualTo(200);
        assertThat(sendJson(WAITS, "/recipes/deliveries/" + id + "/words", code, "{\"confirmed\":false,\"reason\":\"no\"}").getStatus()).isEqualTo(422);
        assertThat(sendJson(WAITS, "/recipes/deliveries/" + id + "/words", code, "{\"confirmed\":false,\"reason\":\"the folder is empty\",\"proof\":\"a picture\"}").getStatus()).isEqualTo(409);
        var history = new ObjectMapper().readTree(page(INSIDE, "/api/v1/emcs/{code}/deliverables/recipes/deliveries", code));
        assertThat(history.path("total").asInt()).isEqualTo(1);
        assertThat(history.path("items").get(0).path("countsFrom").asText()).isEqualTo("2026-11-12");
        assertThat(recipes(code).path("daysLate").asInt()).isEqualTo(2);
        assertThat(get(INSIDE, "/api/v1/emcs/{code}/deliverables?size=500", code).getStatus()).isEqualTo(422);
    }

    @Test
    void aPartnerWhoIsNotPartyFindsNothing() throws Exception {
        people.hold("partner-recipes", Role.EXTERNAL_PARTNER);
        var code = cooking();
        for (var address : new String[] {"/emcs/{code}/deliverables", "/api/v1/emcs/{code}/deliverables", "/api/v1/emcs/{code}/deliverables/recipes/deliveries"}) {
            assertThat(get("partner-recipes", address, code).getStatus()).as(address).isEqualTo(404);
        }
        assertThat(send("partner-recipes", ITEM + "/deliver", code, "", delivered("2026-11-12")).getStatus()).isEqualTo(404);
        assertThat(get(INSIDE, "/emcs/{code}/deliverables?page=x", code).getStatus()).isEqualTo(200);
        assertThat(send(OWES, "/emcs/{code}/deliverables/recipes/soon/deliver", code, "").getStatus()).isEqualTo(404);
    }
}
