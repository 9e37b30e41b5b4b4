package io.heyi.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands where an engine's REST interface would: remembers what it is asked about user tasks and answers as told, else 204 as an engine does. */
final class EngineRest implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();

    /** @param body an empty object where there is none */
    record Request(String method, String path, JsonNode body) {}

    record Reply(int status, String contentType, String body) {

        /** As the engine's gateway writes it. */
        static Reply problem(int status, String title) {
            return new Reply(status, "application/problem+json",
                    "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"Command rejected with code '%s'\",\"instance\":\"/v2\"}".formatted(title, status, title));
        }
    }

    EngineRest() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next requests with this method about this task get these answers. */
    void replyTo(String method, long taskKey, Reply... answers) {
        replies.computeIfAbsent(method + " " + taskKey, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
    }

    /** What was asked about a task, without the product's questions whether it is still there. */
    List<Request> about(long taskKey) {
        return requests.stream().filter(request -> request.path().contains("/" + taskKey) && !request.body().path("action").asText().equals("heyi-still-open")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = exchange.getRequestBody().readAllBytes();
            requests.add(new Request(exchange.getRequestMethod(), path, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body)));
            var waiting = replies.getOrDefault(exchange.getRequestMethod() + " " + path.replaceAll("\\D*2/user-tasks/(\\d+).*", "$1"), new ConcurrentLinkedQueue<>());
            var reply = waiting.poll();
            if (reply == null) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
