package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.localstack.StackAddresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens of the local accounts, kept until a minute before they end. */
final class Tokens {
    private static final Duration RESERVE = Duration.ofMinutes(1);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Token(String value, Instant usableUntil) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final StackAddresses addresses;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Tokens(StackAddresses addresses) {
        this.addresses = addresses;
    }

    String of(String user) {
        return tokens.compute(user, (name, old) ->
                old != null && Instant.now().isBefore(old.usableUntil()) ? old : ask(name)).value();
    }

    /** Asks anew for these people, so that their tokens outlive an absence of Keycloak. */
    void renew(String... users) {
        for (String user : users) {
            tokens.put(user, ask(user));
        }
    }

    private Token ask(String user) {
        var form = "grant_type=password&client_id=%s&username=%s&password=%s"
                .formatted(StackAddresses.CLI_CLIENT, user, user);
        var request = HttpRequest.newBuilder(URI.create(addresses.tokenEndpoint()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = MAPPER.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("No token for %s: %s".formatted(user, body));
            }
            return new Token(body.get("access_token").asText(),
                    Instant.now().plusSeconds(body.get("expires_in").asLong()).minus(RESERVE));
        } catch (IOException e) {
            throw new IllegalStateException("No token for " + user, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
