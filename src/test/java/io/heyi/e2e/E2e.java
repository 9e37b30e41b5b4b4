package io.heyi.e2e;

import com.microsoft.playwright.Page;
import io.heyi.localstack.LocalStack;
import io.heyi.localstack.LocalStackSettings;
import io.heyi.localstack.Part;
import io.heyi.localstack.StackAddresses;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The running product with everything around it, as tests see it. */
public final class E2e implements CloseableResource {
    private final LocalStack stack;
    private final Tokens tokens;
    private final Browsers browsers;
    private final Operate operate;
    private final KeycloakConsole keycloak;
    private final Database database;

    E2e() {
        this(LocalStackSettings.test(Path.of("")));
    }

    E2e(LocalStackSettings settings) {
        stack = LocalStack.open(settings);
        tokens = new Tokens(stack.addresses());
        browsers = new Browsers(stack.addresses());
        operate = new Operate(stack.addresses());
        keycloak = new KeycloakConsole(stack.addresses().keycloak());
        database = new Database(stack.addresses());
    }

    /** Starts what does not run, also what an earlier test left stopped. */
    void requireRunning(boolean withProduct) {
        stack.start(withProduct ? Part.values() : Part.servers());
    }

    public StackAddresses addresses() {
        return stack.addresses();
    }

    /** Base address of the product, without a slash at the end. */
    public String baseUrl() {
        return addresses().app();
    }

    /** A bearer token of a local account (password = user name), fresh enough for a minute. */
    public String token(String user) {
        return tokens.of(user);
    }

    /** Gives these people tokens that outlive an absence of Keycloak of some minutes. */
    void renewTokens(String... users) {
        tokens.renew(users);
    }

    /** The JSON API as this person; paths are below {@code /api/v1}. */
    Api api(String user) {
        return Api.withToken(baseUrl() + "/api/v1", () -> token(user));
    }

    /** The JSON API without a token. */
    Api anonymousApi() {
        return Api.anonymous(baseUrl() + "/api/v1");
    }

    /** A page of a fresh browser in English, this person having signed in there or in an earlier one; the test is skipped where no browser is found. */
    public Page page(String user) {
        return page(user, Locale.ENGLISH);
    }

    /** As {@link #page(String)}, the person signing in now and for this browser alone. */
    public Page signingIn(String user) {
        return browsers.signingIn(user, Locale.ENGLISH);
    }

    /** For a thread of its own, which closes it. */
    Browsers anotherBrowser() {
        return browsers.another();
    }

    /** As {@link #page(String)}, in a browser that asks for this language. */
    public Page page(String user, Locale language) {
        return browsers.signedIn(user, language);
    }

    /** A page of a fresh browser, not signed in. */
    public Page anonymousPage() {
        return browsers.page(Locale.ENGLISH);
    }

    /** What Operate shows. */
    public Operate operate() {
        return operate;
    }

    /** Keycloak's admin API. */
    KeycloakConsole keycloak() {
        return keycloak;
    }

    /** The product's database, behind its back. */
    Database database() {
        return database;
    }

    /** Moves the clocks of engine and product, as the administrator does in the page footer. */
    public void advanceClock(String isoPeriod) {
        api("administrator").post("/local/clock", Map.of("advance", isoPeriod)).expect(200);
    }

    /** Ends a part as a crash would (kill -9). */
    public void kill(Part part) {
        stack.kill(part);
    }

    /** Ends a part in order. */
    public void stop(Part part) {
        stack.stop(part);
    }

    /** Starts a part again and waits until it is healthy. */
    public void start(Part part) {
        stack.start(part);
    }

    @Override
    public void close() {
        browsers.close();
        stack.close();
    }
}
