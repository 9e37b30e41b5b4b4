package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.localstack.StackAddresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Operate knows, asked as its demo user. It imports what the engine exports some seconds later, each kind of record at its own pace,
 * so there is no way to ask it once: everything here waits.
 */
public final class Operate {
    private final StackAddresses addresses;

    Operate(StackAddresses addresses) {
        this.addresses = addresses;
    }

    /** @param state ACTIVE, COMPLETED or CANCELED */
    void awaitState(long processInstanceKey, String state) {
        Await.export("instance %d %s in Operate".formatted(processInstanceKey, state), () -> assertThat(stateOf(processInstanceKey)).contains(state));
    }

    /** Waits until the instance runs on this version of its process. */
    void awaitVersion(long processInstanceKey, int version) {
        Await.export("instance %d on version %d in Operate".formatted(processInstanceKey, version),
                () -> assertThat(search("process-instances", Map.of("filter", Map.of("key", processInstanceKey))).path(0).path("processVersion").asInt()).isEqualTo(version));
    }

    /** Waits until the instance has ended through this end event. */
    void awaitEnd(long processInstanceKey, String endEvent) {
        Await.export("%s of instance %d in Operate".formatted(endEvent, processInstanceKey),
                () -> assertThat(completedElements(processInstanceKey)).contains(endEvent));
        awaitState(processInstanceKey, "COMPLETED");
    }

    /** Waits until the instance has ended, none of its incidents, also solved ones, being known then. */
    void awaitEndWithoutIncident(long processInstanceKey, String endEvent) {
        awaitEnd(processInstanceKey, endEvent);
        Await.export("incidents of instance %d in Operate".formatted(processInstanceKey), () -> assertThat(incidents(processInstanceKey)).isEmpty());
    }

    /** Waits until every instance that has ever had this variable with this value has ended. */
    void awaitNoneActive(String variable, String value) {
        Await.export("instances with %s = %s in Operate".formatted(variable, value), () -> {
            var instances = Set.copyOf(search("variables", Map.of("size", 500, "filter", Map.of("name", variable, "value", "\"" + value + "\""))).findValuesAsText("processInstanceKey"));
            assertThat(instances).isNotEmpty().allSatisfy(instance -> assertThat(stateOf(Long.parseLong(instance))).hasValueSatisfying(state -> assertThat(state).isNotEqualTo("ACTIVE")));
        });
    }

    private Optional<String> stateOf(long processInstanceKey) {
        JsonNode found = search("process-instances", Map.of("filter", Map.of("key", processInstanceKey)));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).path("state").asText());
    }

    private List<String> completedElements(long processInstanceKey) {
        return search("flownode-instances", Map.of("size", 500,
                "filter", Map.of("processInstanceKey", processInstanceKey, "state", "COMPLETED"))).findValuesAsText("flowNodeId");
    }

    private List<String> incidents(long processInstanceKey) {
        return search("incidents", Map.of("filter", Map.of("processInstanceKey", processInstanceKey))).findValuesAsText("message");
    }

    private JsonNode search(String what, Object body) {
        return new Api(addresses.engineRest(), this::signedIn).post("/v1/%s/search".formatted(what), body).expect(200).body().path("items");
    }

    /** Headers of the demo user, which the engine's REST interface wants too; signed in anew each time, as sessions end with every kill of the engine. */
    Map<String, String> signedIn() {
        Answer signedIn = Api.anonymous(addresses.engineRest()).post("/api/login?username=demo&password=demo");
        String csrf = signedIn.headers().firstValue("X-CSRF-TOKEN")
                .orElseThrow(() -> new IllegalStateException("Operate refused the demo user"));
        String cookies = signedIn.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
        return Map.of("X-CSRF-TOKEN", csrf, "Cookie", cookies);
    }
}
