package io.heyi.emc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.microenterprise.ByTheApi;
import io.heyi.microenterprise.WholeProduct;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** EMCs as clients and people at the canvas see them: API, pages, engine and workers together. */
@WholeProduct
class EmcApiTest extends ByTheApi {

    private static final Map<String, Role[]> PEOPLE = Map.of("entrepreneur-01", roles(Role.ENTREPRENEUR), "entrepreneur-02", roles(Role.ENTREPRENEUR), "entrepreneur-03", roles(Role.ENTREPRENEUR),
            "administrator", roles(Role.ADMINISTRATOR), "auditor", roles(Role.AUDITOR), "partner-chef", roles(Role.EXTERNAL_PARTNER));

    @Autowired Access access;
    @Autowired SharedServices sharedServices;

    EmcApiTest() {
        super(PEOPLE);
    }

    @BeforeEach
    void town() {
        know();
        microenterprise(access, "ME-0901", "Smart oven", "entrepreneur-01");
        microenterprise(access, "ME-0902", "Food network", "entrepreneur-02");
    }

    private MockHttpServletResponse browse(String person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.locale(Locale.ENGLISH).with(csrf()).with(oidcLogin().idToken(token -> token.subject(person).claim("preferred_username", person)
                .claim("sid", "session-" + person)).authorities(authorities(person)))).andReturn().getResponse();
    }

    private ObjectNode body(String mode) {
        var body = json.createObjectNode().put("mode", mode).put("title", "Smart cooking").put("userScenario", "Dinner without planning").put("goal", "A meal a week")
                .put("type", "SOLUTION").put("platform", "food").put("currency", "CNY").put("reinvestmentPercent", 5).put("split", "RATIOS");
        body.putObject("shareSpace").put("percent", 30);
        body.putArray("goals").addObject().put("metric", "profit").put("name", "Profit").put("unit", "CNY").put("bottom", 100000).put("grab", "150000.50").put("leading", 200000);
        body.putArray("terminationConditions").addObject().put("code", "goal-missed").put("text", "Missed by more than 25 %");
        var nodes = body.putArray("nodes");
        nodes.addObject().put("actor", "ME-0901").put("lead", true).put("tier", "STRATEGIC").put("ratioPercent", 40);
        nodes.addObject().put("actor", "ME-0902").put("tier", "STRATEGIC").put("ratioPercent", 25);
        return body;
    }

    private String opened(ObjectNode body) throws Exception {
        var response = send("entrepreneur-01", "/emcs", body);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(201);
        var id = json.readTree(response.getContentAsByteArray()).path("id").asText();
        assertThat(response.getHeader("Location")).endsWith("/api/v1/emcs/" + id);
        return id;
    }

    private void sign(String person, String emc) throws Exception {
        var response = sign(person, emc, Map.of("contractRead", true));
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    }

    private MockHttpServletResponse sign(String person, String emc, Map<String, Object> variables) throws Exception {
        var task = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(() -> taskOf(person, emc), found -> !found.isMissingNode());
        return send(person, "/tasks/" + task.path("id").asText() + "/complete", Map.of("outcome", "sign", "reason", "as agreed", "variables", variables));
    }

    private JsonNode taskOf(String person, String emc) throws Exception {
        for (var view : List.of("mine", "group")) {
            var items = read(person, "/tasks?view=" + view + "&businessKey=" + emc).path("items");
            if (!items.isEmpty()) {
                return items.get(0);
            }
        }
        return json.missingNode();
    }

    @Test
    void partiesWhoAreNamedSignAndTheContractIsInForceUntilItsLeadEndsIt() throws Exception {
        var emc = opened(body("CANVAS"));
        sign("entrepreneur-01", emc);
        sign("entrepreneur-02", emc);
        var view = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200))
                .until(() -> read("auditor", "/emcs/" + emc), found -> found.path("state").asText().equals("ACTIVE"));
        assertThat(view.path("versions")).hasSize(1);
        var period = view.path("versions").get(0).path("period").asText();
        var contract = read("entrepreneur-03", "/emcs/" + emc + "/contracts/" + period);
        assertThat(contract.path("signatures")).hasSize(2);
        assertThat(contract.path("text").asText()).contains("Smart cooking", contract.path("termsHash").asText(), "150,000.5");
        assertThat(contract.path("terms").path("nodes").get(0).path("name").asText()).isEqualTo("Smart oven");
        assertThat(read("auditor", "/emcs/" + emc + "/contracts").path("items")).hasSize(1);
        assertThat(read("auditor", "/emcs/" + emc + "/contracts?page=1&size=1").path("items")).isEmpty();
        var changes = read("auditor", "/emcs/" + emc + "/history");
        assertThat(changes.path("items").get(0).path("state").asText()).as("newest first").isEqualTo("ACTIVE");
        assertThat(read("auditor", "/emcs/" + emc + "/history?page=1&size=1").path("items").get(0)).isEqualTo(changes.path("items").get(1));
        assertThat(read("auditor", "/emcs/" + emc + "/children").path("total").asInt()).isZero();
        assertThat(call("partner-chef", get("/api/v1/emcs/" + emc + "/history")).getStatus()).isEqualTo(404);
        assertThat(call("partner-chef", get("/api/v1/emcs/" + emc + "/contracts")).getStatus()).isEqualTo(404);
        assertThat(read("auditor", "/emcs/" + emc + "/redline?from=1&to=1").path("changes")).isEmpty();
        assertThat(read("auditor", "/emcs?query=smart").path("total").asInt()).isPositive();

        assertThat(call("partner-chef", get("/api/v1/emcs/" + emc)).getStatus()).isEqualTo(404);
        assertThat(call("partner-chef", get("/api/v1/emcs/" + emc + "/contracts/" + period)).getStatus()).isEqualTo(404);
        assertThat(call("auditor", get("/api/v1/emcs/" + emc + "/contracts/2001-13")).getStatus()).isEqualTo(404);
        assertThat(call("auditor", get("/api/v1/emcs/" + emc + "/redline?from=1&to=x")).getStatus()).isEqualTo(422);

        assertThat(send("entrepreneur-02", "/emcs/" + emc + "/terminate", Map.of("condition", "goal-missed", "reason", "We are below")).getStatus()).isEqualTo(403);
        assertThat(send("entrepreneur-01", "/emcs/" + emc + "/terminate", Map.of("condition", "bad-weather", "reason", "Rain")).getStatus()).isEqualTo(422);
        assertThat(send("entrepreneur-01", "/emcs/" + emc + "/terminate", Map.of("condition", "goal-missed", "reason", "We are below")).getStatus()).isEqualTo(200);
        assertThat(read("auditor", "/emcs/" + emc).path("state").asText()).isEqualTo("TERMINATED");
    }

    @Test
    void badInputIsAnsweredWithEveryFaultAndLeavesNothing() throws Exception {
        var before = read("auditor", "/emcs").path("total").asInt();
        var body = body("CANVAS").put("surprise", 1).put("reinvestmentPercent", 36);
        body.withArray("nodes").addObject().put("actor", "ME-0901").put("lead", true).put("tier", "TACTICAL").put("ratioPercent", 1);
        var response = send("entrepreneur-01", "/emcs", body);
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("surprise", "There can be only one lead.", "named twice", "102", "has no share");
        for (var text : Stream.of("", "[]", "{", "\u0000", "{\"mode\":\"CANVAS\"}", "\"=cmd()\"").toList()) {
            assertThat(send("entrepreneur-01", "/emcs", text).getStatus()).as(text).isIn(400, 422);
        }
        assertThat(read("auditor", "/emcs").path("total").asInt()).isEqualTo(before);
    }

    @Test
    void onlyAnOwnerOfTheLeadOpensAnEmc() throws Exception {
        for (var person : List.of("entrepreneur-02", "entrepreneur-03", "administrator", "auditor", "partner-chef")) {
            assertThat(send(person, "/emcs", body("CANVAS")).getStatus()).as(person).isEqualTo(403);
        }
    }

    @Test
    void aRepeatWithAnIdempotencyKeyOpensNothingNew() throws Exception {
        var request = json.writeValueAsString(body("CANVAS"));
        var first = call("entrepreneur-01", post("/api/v1/emcs").header("Idempotency-Key", "k-1").contentType(MediaType.APPLICATION_JSON).content(request));
        var second = call("entrepreneur-01", post("/api/v1/emcs").header("Idempotency-Key", "k-1").contentType(MediaType.APPLICATION_JSON).content(request));
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
    }

    @Test
    void onlyAdministratorsRegisterSharedServices() throws Exception {
        var body = Map.of("id", "SSP-LEGAL", "name", "Legal", "owners", List.of("entrepreneur-03"));
        assertThat(send("entrepreneur-03", "/shared-services", body).getStatus()).isEqualTo(403);
        assertThat(send("administrator", "/shared-services", body).getStatus()).isEqualTo(201);
        assertThat(send("administrator", "/shared-services", body).getStatus()).isEqualTo(200);
        assertThat(send("administrator", "/shared-services", Map.of("id", "SSP-LEGAL", "name", "Other", "owners", List.of("entrepreneur-03"))).getStatus()).isEqualTo(409);
        assertThat(send("administrator", "/shared-services", Map.of("id", "legal", "name", "", "owners", List.of("nobody-here", "<x>"))).getStatus()).isEqualTo(422);
        assertThat(read("auditor", "/shared-services?query=legal").path("items").get(0).path("owners").get(0).asText()).isEqualTo("entrepreneur-03");
    }

    // --- the canvas

    /** Of fields given twice the last one counts. */
    private MockHttpServletRequestBuilder form(String address, String... pairs) {
        var request = post(address);
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        fields.forEach(request::param);
        return request;
    }

    /** The hidden fields that say what a page was built on. */
    private String[] base(String page) {
        return Pattern.compile("name=\"(base\\.[^\"]+)\" value=\"([^\"]*)\"").matcher(page).results().flatMap(hit -> Stream.of(hit.group(1), hit.group(2))).toArray(String[]::new);
    }

    private static String[] and(String[] first, String... more) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
    }

    private static final String[] FILLED = {"title", "Clean <b>clothes</b>", "userScenario", "Laundry at home", "goal", "No stains", "type", "SOLUTION", "platform", "clothing",
            "currency", "CNY", "space", "percent", "shareSpace.percent", "30", "reinvestmentPercent", "5", "split", "RATIOS", "goals[0].metric", "profit", "goals[0].name", "Profit",
            "goals[0].bottom", "100,000", "goals[0].grab", "150000", "goals[0].leading", "200000", "nodes[0].actor", "ME-0901", "nodes[0].tier", "STRATEGIC",
            "nodes[0].ratioPercent", "40", "nodes[1].actor", "ME-0902", "nodes[1].tier", "STRATEGIC", "nodes[1].ratioPercent", "10", "terminationConditions[0].text", "We miss it"};

    private long emcs() {
        return jdbc.sql("select count(*) from emc.emc").query(Long.class).single();
    }

    @Test
    void nobodySignsWhatTheyHaveNotRead() throws Exception {
        var response = sign("entrepreneur-02", opened(body("CANVAS")), Map.of());

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentAsString()).contains("contractRead");
    }

    @Test
    void aCanvasIsFilledInTogetherAndGoesToSigning() throws Exception {
        var fresh = browse("entrepreneur-01", get("/emcs/new"));
        assertThat(fresh.getStatus()).isEqualTo(200);
        assertThat(fresh.getContentAsString(StandardCharsets.UTF_8)).contains("Ask these parties to sign", "Open a call", "Smart oven (ME-0901)");
        var address = browse("entrepreneur-01", form("/emcs/new", FILLED)).getRedirectedUrl();
        assertThat(address).startsWith("/emcs/canvas/");
        var page = browse("entrepreneur-01", get(address)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Clean &lt;b&gt;clothes&lt;/b&gt;").doesNotContain("Clean <b>");

        assertThat(browse("entrepreneur-03", get(address)).getStatus()).isEqualTo(404);
        assertThat(browse("entrepreneur-03", form(address, FILLED)).getStatus()).isEqualTo(404);
        var others = browse("entrepreneur-02", get(address)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(others).contains("Your part", "shares this canvas with you").doesNotContain("Ask them to sign");
        assertThat(browse("entrepreneur-02", form(address, and(base(others), "nodes[1].actor", "ME-0902", "nodes[1].contribution", "Detergent", "title", "Mine"))).getStatus()).isEqualTo(302);
        assertThat(browse("entrepreneur-02", get("/emcs/new")).getContentAsString(StandardCharsets.UTF_8)).contains(address);

        // the lead's page is older than that: the party's words stay, and its own change of them would be a conflict
        assertThat(browse("entrepreneur-01", form(address, and(and(base(page), FILLED), "nodes[1].contribution", "Something else"))).getStatus()).isEqualTo(409);
        var known = emcs();
        browse("entrepreneur-02", form(address, and(and(base(others), FILLED), "go", "open:CANVAS")));
        assertThat(emcs()).as("only the lead opens").isEqualTo(known);
        assertThat(browse("entrepreneur-02", form(address + "/notes", "text", "Looks good")).getStatus()).isEqualTo(302);

        // opened are only figures that the lead has seen
        assertThat(browse("entrepreneur-01", form(address, and(and(base(page), FILLED), "go", "open:CANVAS"))).getRedirectedUrl()).isEqualTo(address);
        var latest = browse("entrepreneur-01", get(address)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(latest).contains("Detergent");
        var opened = browse("entrepreneur-01", form(address, and(and(base(latest), FILLED), "nodes[1].contribution", "Detergent", "go", "open:CANVAS"))).getRedirectedUrl();
        assertThat(opened).matches("/emcs/EMC-\\d+");
        assertThat(read("auditor", opened).path("terms").path("nodes").get(1).path("contribution").asText()).isEqualTo("Detergent");
        assertThat(browse("entrepreneur-01", form(address, and(and(base(page), FILLED), "go", "open:CANVAS"))).getRedirectedUrl()).isEqualTo(opened);
    }

    @Test
    void whatIsWrongWithACanvasStandsBesideItsFields() throws Exception {
        var address = browse("entrepreneur-01", form("/emcs/new", and(FILLED, "nodes[1].ratioPercent", "90", "go", "open:CANVAS"))).getRedirectedUrl();
        assertThat(address).contains("check=CANVAS");
        var page = browse("entrepreneur-01", get(address)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Shares and reinvestment add up to", "f-reinvestmentPercent-errors");
        var chinese = mvc.perform(get(address).locale(Locale.SIMPLIFIED_CHINESE).with(oidcLogin().idToken(token -> token.subject("entrepreneur-01")
                .claim("preferred_username", "entrepreneur-01").claim("sid", "s")).authorities(authorities("entrepreneur-01")))).andReturn().getResponse();
        assertThat(chinese.getContentAsString(StandardCharsets.UTF_8)).contains("分享比例与再投入合计");
    }

    @Test
    void whoOwnsNoMicroenterpriseCannotBegin() throws Exception {
        assertThat(browse("entrepreneur-03", get("/emcs/new")).getContentAsString(StandardCharsets.UTF_8)).contains("Only the owner of a micro-enterprise can open an EMC");
        assertThat(browse("entrepreneur-03", form("/emcs/new", FILLED)).getStatus()).isEqualTo(403);
        assertThat(browse("partner-chef", form("/emcs/new", FILLED)).getStatus()).isEqualTo(403);
    }
}
