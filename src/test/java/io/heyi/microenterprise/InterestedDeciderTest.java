package io.heyi.microenterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The attack of issue 4: deciding with a registered interest. The product passes the person over before a task is offered, and refuses every way in. */
@WholeProduct
class InterestedDeciderTest extends ByTheApi {

    private static final String INTERESTED = "platform-owner-food";

    @Autowired Access access;

    InterestedDeciderTest() {
        super(Map.of("entrepreneur-01", roles(Role.ENTREPRENEUR), "entrepreneur-02", roles(Role.ENTREPRENEUR), INTERESTED, roles(Role.PLATFORM_OWNER, Role.ENTREPRENEUR),
                "second-owner", roles(Role.PLATFORM_OWNER), "third-owner", roles(Role.PLATFORM_OWNER), "administrator", roles(Role.ADMINISTRATOR), "auditor", roles(Role.AUDITOR)));
    }

    private String submitted() throws Exception {
        var body = json.createObjectNode().put("name", "Smart oven").put("platform", "food").put("kind", "USER").put("userScenario", "Baking at home " + UUID.randomUUID())
                .put("valueProposition", "Bread like from the baker").put("currency", "CNY").put("fundingAsked", "300000").put("ownInvestment", "20000")
                .put("cashFlowAllowance", 50_000).put("horizonMonths", 18);
        body.putArray("leadingTargets").addObject().put("metric", "Ovens in use").put("unit", "ovens").put("bottom", 500).put("grab", 800).put("leading", 1200).put("dueMonth", "2099-12");
        body.putArray("coFounders").add("entrepreneur-02");
        body.putArray("roles").addObject().put("title", "Baker").put("headcount", 2).putArray("skills").add("sourdough");
        return json.readTree(send("entrepreneur-01", "/proposals", body).getContentAsByteArray()).path("id").asText();
    }

    private JsonNode offered(String person, String id) throws Exception {
        return read(person, "/tasks?view=group&businessKey=" + id).path("items");
    }

    @Test
    void whoHasARegisteredInterestIsNeverOfferedTheDecisionAndCannotTakeIt() throws Exception {
        know();
        access.grant(List.of(new Relation(new Username(INTERESTED), Relation.Kind.PLATFORM_OWNER, "food"),
                new Relation(new Username("second-owner"), Relation.Kind.PLATFORM_OWNER, "food")));
        assertThat(send(INTERESTED, "/interests", Map.of("object", "entrepreneur-02", "kind", "RELATED", "note", "sister")).getStatus()).isEqualTo(201);

        var id = submitted();
        var task = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(() -> offered("second-owner", id), items -> !items.isEmpty())
                .get(0).path("id").asText();

        assertThat(offered(INTERESTED, id)).as("never offered").isEmpty();
        assertThat(send(INTERESTED, "/tasks/" + task + "/claim", "{}").getStatus()).isIn(403, 404);
        assertThat(send(INTERESTED, "/tasks/" + task + "/complete", Map.of("outcome", "sponsor", "variables", Map.of())).getStatus()).isIn(403, 404);
        assertThat(call(INTERESTED, get("/inbox/tasks/" + task)).getStatus()).as("by the page").isIn(403, 404);
        assertThat(call("second-owner", get("/inbox/tasks/" + task)).getStatus()).as("the page of somebody impartial").isEqualTo(200);
        assertThat(call(INTERESTED, post("/inbox/tasks/" + task + "/claim")).getStatus()).as("by the page's button").isIn(403, 404);
        assertThat(read("entrepreneur-01", "/proposals/" + id).path("status").asText()).isEqualTo("IN_DECISION");
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'inbox.refused' and actor = ?").param(INTERESTED).query(Integer.class).single()).isGreaterThanOrEqualTo(2);

        var timeline = read("second-owner", "/proposals/" + id).path("timeline");
        assertThat(timeline.findValuesAsText("what")).contains("Left out for a registered interest: 1");
        assertThat(timeline.toString()).as("nobody learns which interest").doesNotContain("sister");
        assertThat(call("second-owner", get("/api/v1/interests/register")).getStatus()).isEqualTo(403);
        assertThat(read("auditor", "/interests/register?object=entrepreneur-02").path("entries").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void anInterestThatIsDeclaredWhileTheTaskIsOpenEndsTheRightToDecide() throws Exception {
        know();
        access.grant(List.of(new Relation(new Username("third-owner"), Relation.Kind.PLATFORM_OWNER, "food")));
        var id = submitted();
        var task = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(() -> offered("third-owner", id), items -> !items.isEmpty())
                .get(0).path("id").asText();
        assertThat(send("auditor", "/interests", Map.of("person", "third-owner", "reason", "seen in the share ledger", "object", "entrepreneur-01", "kind", "OTHER", "note", "a loan")).getStatus())
                .isEqualTo(201);

        assertThat(send("third-owner", "/tasks/" + task + "/complete", Map.of("outcome", "sponsor", "variables", Map.of())).getStatus()).isIn(403, 404);
        assertThat(read("entrepreneur-01", "/proposals/" + id).path("status").asText()).isEqualTo("IN_DECISION");
    }
}
