package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.localstack.StackAddresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Operate knows, asked as its demo user. It lags behind the engine by a few seconds: await, don't ask once. */
public final class Operate {
    private final StackAddresses addresses;

    Operate(StackAddresses addresses) {
        this.addresses = addresses;
    }

    /** ACTIVE, COMPLETED or CANCELED; empty while Operate has not seen the instance. */
    public Optional<String> stateOf(long processInstanceKey) {
        JsonNode found = search("process-instances", Map.of("filter", Map.of("key", processInstanceKey)));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).path("state").asText());
    }

    /** Ids of the elements that the instance has completed. */
    List<String> completedElements(long processInstanceKey) {
        return search("flownode-instances", Map.of("size", 500,
                "filter", Map.of("processInstanceKey", processInstanceKey, "state", "COMPLETED"))).findValuesAsText("flowNodeId");
    }

    /** Messages of the instance's incidents, also solved ones. */
    List<String> incidents(long processInstanceKey) {
        return search("incidents", Map.of("filter", Map.of("processInstanceKey", processInstanceKey))).findValuesAsText("message");
    }

    private JsonNode search(String what, Object body) {
        // signed in anew each time: Operate's sessions end with every kill of the engine
        Answer signedIn = Api.anonymous(addresses.engineRest()).post("/api/login?username=demo&password=demo");
        String csrf = signedIn.headers().firstValue("X-CSRF-TOKEN")
                .orElseThrow(() -> new IllegalStateException("Operate refused the demo user"));
        String cookies = signedIn.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
        return new Api(addresses.engineRest(), () -> Map.of("X-CSRF-TOKEN", csrf, "Cookie", cookies))
                .post("/v1/%s/search".formatted(what), body).expect(200).body().path("items");
    }
}
