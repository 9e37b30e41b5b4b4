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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** A person with a browser's session but without a browser: only the server is measured. */
final class SignedIn {
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String user;
    private final String base;
    private final HttpClient http;

    /** Signs in through Keycloak's form (password = user name). */
    SignedIn(String base, String user) {
        this.user = user;
        this.base = base;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.ALWAYS).connectTimeout(Duration.ofSeconds(10)).build();
        var form = FORM.matcher(send(HttpRequest.newBuilder(URI.create(base + "/oauth2/authorization/keycloak")).GET()).body());
        if (!form.find()) {
            throw new IllegalStateException("Keycloak shows no sign-in form");
        }
        String fields = "username=%1$s&password=%1$s".formatted(URLEncoder.encode(user, StandardCharsets.UTF_8));
        var home = send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(fields)));
        if (home.statusCode() != 200 || !home.uri().toString().startsWith(base)) {
            throw new IllegalStateException("%s could not sign in: %d at %s".formatted(user, home.statusCode(), home.uri()));
        }
    }

    String user() {
        return user;
    }

    /**
     * Reads a page to its last byte.
     *
     * @throws IllegalStateException for any answer but 200, or a redirect elsewhere
     */
    Duration read(String path) {
        long begin = System.nanoTime();
        var answer = send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html").header("Accept-Language", "en").GET());
        var taken = Duration.ofNanos(System.nanoTime() - begin);
        if (answer.statusCode() != 200 || answer.previousResponse().isPresent()) {
            throw new IllegalStateException("%s reads %s: %d at %s".formatted(user, path, answer.statusCode(), answer.uri()));
        }
        return taken;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
