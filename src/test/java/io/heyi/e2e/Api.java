package io.heyi.e2e;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** JSON over HTTP as one caller sends it; nothing is followed, retried or thrown for a status. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final String base;
    private final Supplier<Map<String, String>> headers;

    Api(String base, Supplier<Map<String, String>> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** The connection broke or timed out: nobody knows whether the request was carried out. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String request, IOException cause) {
            super(request, cause);
        }
    }

    static Api withToken(String base, Supplier<String> token) {
        return new Api(base, () -> Map.of("Authorization", "Bearer " + token.get()));
    }

    static Api anonymous(String base) {
        return new Api(base, Map::of);
    }

    /** @param path with query, below the base address */
    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody(), Map.of());
    }

    Answer post(String path, Object body) {
        return post(path, body, Map.of());
    }

    Answer post(String path, Object body, Map<String, String> more) {
        return postText(path, write(body), more);
    }

    /** For bodies that are not well-formed. */
    Answer postText(String path, String body, Map<String, String> more) {
        var with = new java.util.HashMap<>(more);
        with.putIfAbsent("Content-Type", "application/json");
        return send("POST", path, BodyPublishers.ofString(body), with);
    }

    Answer postForm(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, BodyPublishers.ofString(body), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    Answer send(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> more) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(DEADLINE).method(method, body)
                .header("Accept", "application/json, application/problem+json, */*");
        headers.get().forEach(request::setHeader);
        more.forEach(request::setHeader);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(method + " " + path, answer.statusCode(), answer.headers(), answer.body(), read(answer));
        } catch (IOException e) {
            throw new Unanswered(method + " " + base + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        boolean json = answer.headers().firstValue("content-type").orElse("").contains("json");
        return json && !answer.body().isBlank() ? JSON.readTree(answer.body()) : MissingNode.getInstance();
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
