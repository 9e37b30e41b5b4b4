package io.heyi.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A person with a browser's session, or with a bearer token, but without a browser: only the server is measured. */
final class Visitor {
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String user;
    private final String base;
    private final Supplier<String> token;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(new LocalCookies(), CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.ALWAYS).connectTimeout(Duration.ofSeconds(10)).build();

    private Visitor(String base, String user, Supplier<String> token) {
        this.base = base;
        this.user = user;
        this.token = token;
    }

    /** Signs in through Keycloak's form (password = user name). */
    static Visitor signedIn(String base, String user) {
        var visitor = new Visitor(base, user, null);
        visitor.signIn();
        return visitor;
    }

    /** @param token asked for before each request, so that it may be renewed */
    static Visitor withToken(String base, String user, Supplier<String> token) {
        return new Visitor(base, user, token);
    }

    private void signIn() {
        var form = FORM.matcher(send(HttpRequest.newBuilder(URI.create(base + "/oauth2/authorization/keycloak")), BodyHandlers.ofString()).body());
        if (!form.find()) {
            throw new IllegalStateException("Keycloak shows no sign-in form");
        }
        String fields = "username=%1$s&password=%1$s".formatted(URLEncoder.encode(user, StandardCharsets.UTF_8));
        var home = send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(fields)), BodyHandlers.ofString());
        if (home.statusCode() != 200 || !home.uri().toString().startsWith(base)) {
            throw new IllegalStateException("%s could not sign in: %d at %s".formatted(user, home.statusCode(), home.uri()));
        }
    }

    String user() {
        return user;
    }

    /**
     * Reads a page or a resource to its last byte, compressed as browsers ask for it.
     *
     * @throws IllegalStateException for any answer but 200, or a redirect elsewhere
     */
    Duration read(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept-Encoding", "gzip").header("Accept-Language", "en")
                .header("Accept", token == null ? "text/html" : "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token.get());
        }
        long begin = System.nanoTime();
        var answer = send(request, BodyHandlers.ofByteArray());
        var taken = Duration.ofNanos(System.nanoTime() - begin);
        if (answer.statusCode() != 200 || answer.previousResponse().isPresent()) {
            throw new IllegalStateException("%s reads %s: %d at %s".formatted(user, path, answer.statusCode(), answer.uri()));
        }
        return taken;
    }

    /** The lines of a stream of events, as they come; ends when it is closed. */
    Stream<String> follow(String path) {
        var answer = send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/event-stream"), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s follows %s: %d".formatted(user, path, answer.statusCode()));
        }
        return answer.body();
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.timeout(PATIENCE).build(), handler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
