package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.heyi.localstack.Part;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real servers do what the product counts on. */
@ExtendWith(E2eStack.class)
@ServersOnly
class StackTest {
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="io.heyi">
              <bpmn:process id="stack-test" isExecutable="true">
                <bpmn:startEvent id="start"><bpmn:outgoing>flow</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="task"/>
                <bpmn:serviceTask id="task">
                  <bpmn:extensionElements><zeebe:taskDefinition type="stack-test.work"/></bpmn:extensionElements>
                  <bpmn:incoming>flow</bpmn:incoming>
                </bpmn:serviceTask>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @Test
    void aTokenNamesPersonRoleAudienceAndSession(E2e e2e) throws Exception {
        String payload = e2e.token("entrepreneur-01").split("\\.")[1];
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(payload));

        assertThat(claims.get("iss").asText()).isEqualTo(e2e.addresses().issuer());
        assertThat(claims.get("aud").asText()).isEqualTo("heyi-api");
        assertThat(claims.get("preferred_username").asText()).isEqualTo("entrepreneur-01");
        assertThat(claims.at("/realm_access/roles/0").asText()).isEqualTo("entrepreneur");
        assertThat(claims.get("sid").asText()).isNotEmpty();
    }

    @Test
    void anInstanceShowsInOperateAndOutlivesAKillOfTheEngine(E2e e2e) {
        try (CamundaClient engine = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(e2e.addresses().engineGrpc()))
                .preferRestOverGrpc(false)
                .build()) {
            engine.newDeployResourceCommand().addResourceStringUtf8(MODEL, "stack-test.bpmn").send().join();
            long key = engine.newCreateInstanceCommand().bpmnProcessId("stack-test").latestVersion().send().join()
                    .getProcessInstanceKey();
            e2e.operate().awaitState(key, "ACTIVE");

            e2e.kill(Part.CAMUNDA);
            e2e.start(Part.CAMUNDA);

            engine.newCancelInstanceCommand(key).send().join();
            e2e.operate().awaitState(key, "CANCELED");
        }
    }

    @Test
    void keycloakKnowsItsPeopleAfterAKill(E2e e2e) {
        e2e.kill(Part.KEYCLOAK);
        e2e.start(Part.KEYCLOAK);

        // a person without a token from before the kill
        assertThat(e2e.token("entrepreneur-60")).isNotEmpty();
    }

    @Test
    void theEnginesClockCanBeMoved(E2e e2e) throws Exception {
        var move = HttpRequest.newBuilder(URI.create(e2e.addresses().engineManagement() + "/actuator/clock/add"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":3600000}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(move, HttpResponse.BodyHandlers.ofString());
            var moved = Instant.ofEpochMilli(new ObjectMapper().readTree(answer.body()).get("epochMilli").asLong());
            assertThat(moved).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
        }
    }

    @Test
    void chromiumShowsKeycloaksSignInPage(E2e e2e) {
        var page = e2e.anonymousPage();
        page.navigate(e2e.addresses().issuer() + "/account");
        page.locator("#username").fill("auditor");
        page.locator("#password").fill("auditor");
        page.locator("#kc-login").click();
        page.waitForURL(e2e.addresses().issuer() + "/account**");
    }
}
