package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;

/** The JSON API as one person. A refusal is an answer like any other; only a broken connection throws. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String baseUrl;
    private final Supplier<String> token;

    Api(String baseUrl, Supplier<String> token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** @param body a missing node where the answer carries no JSON */
    public record Answer(int status, HttpHeaders headers, JsonNode body) {

        /** This answer, if its status is 2xx. */
        public Answer requireSuccess() {
            if (status / 100 != 2) {
                throw new AssertionError("status %d: %s".formatted(status, body));
            }
            return this;
        }
    }

    /** The connection broke or timed out: nobody knows whether the request was carried out. */
    public static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String request, IOException cause) {
            super(request, cause);
        }
    }

    /** @param path with {@code /api/v1} and query */
    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    /** @param body anything that Jackson can write; {@code null} sends no body */
    public Answer post(String path, Object body) {
        return send("POST", path, publisher(body));
    }

    /** @param body anything that Jackson can write */
    public Answer put(String path, Object body) {
        return send("PUT", path, publisher(body));
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        try {
            return body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body);
        String bearer = token.get();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), json(response));
        } catch (IOException e) {
            throw new Unanswered(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return json ? MAPPER.readTree(response.body()) : MissingNode.getInstance();
    }
}
