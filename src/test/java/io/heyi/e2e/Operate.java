package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.localstack.StackAddresses;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** What Operate knows, asked as its demo user. It lags behind the engine by a few seconds: await, don't ask once. */
public final class Operate {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StackAddresses addresses;

    Operate(StackAddresses addresses) {
        this.addresses = addresses;
    }

    /** ACTIVE, COMPLETED or CANCELED; empty while Operate has not seen the instance. */
    public Optional<String> stateOf(long processInstanceKey) {
        JsonNode items = search("/v1/process-instances/search", "{\"filter\":{\"key\":%d}}".formatted(processInstanceKey));
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0).get("state").asText());
    }

    private JsonNode search(String path, String body) {
        try (var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var login = HttpRequest.newBuilder(URI.create(addresses.engineRest() + "/api/login?username=demo&password=demo"))
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            String csrf = client.send(login, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("X-CSRF-TOKEN")
                    .orElseThrow(() -> new IllegalStateException("Operate refused the demo user"));
            var search = HttpRequest.newBuilder(URI.create(addresses.engineRest() + path))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("X-CSRF-TOKEN", csrf)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(search, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Operate answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return MAPPER.readTree(answer.body()).path("items");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
