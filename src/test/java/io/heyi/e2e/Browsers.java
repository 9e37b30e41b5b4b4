package io.heyi.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.heyi.localstack.StackAddresses;
import io.heyi.testing.Chromium;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The Chromium of this machine. Playwright belongs to the thread that made it, so pages are for the test's own thread. */
final class Browsers implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 40_000;

    private final StackAddresses addresses;
    /** What a browser keeps of a person who has signed in, so that one who comes again need not. */
    private final Map<String, String> signedIn;
    private Playwright playwright;
    private Browser browser;

    Browsers(StackAddresses addresses) {
        this(addresses, new ConcurrentHashMap<>());
    }

    private Browsers(StackAddresses addresses, Map<String, String> signedIn) {
        this.addresses = addresses;
        this.signedIn = signedIn;
    }

    /** For another thread; who is signed in there is so here. */
    Browsers another() {
        return new Browsers(addresses, signedIn);
    }

    /** As somebody who has signed in before, if so with a browser of whatever language. */
    Page signedIn(String user, Locale language) {
        String kept = signedIn.get(user);
        if (kept != null) {
            return page(in(language).setStorageState(kept));
        }
        Page page = signingIn(user, language);
        signedIn.put(user, page.context().storageState());
        return page;
    }

    /** Through Keycloak's form, with a session that no other browser has. */
    Page signingIn(String user, Locale language) {
        Page page = page(language);
        page.navigate(addresses.app() + "/oauth2/authorization/keycloak");
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
        page.waitForURL(address -> address.startsWith(addresses.app() + "/") && !address.contains("/login/oauth2/"));
        return page;
    }

    Page page(Locale language) {
        return page(in(language));
    }

    private static Browser.NewContextOptions in(Locale language) {
        return new Browser.NewContextOptions().setLocale(language.toLanguageTag());
    }

    private Page page(Browser.NewContextOptions options) {
        var context = browser().newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private Browser browser() {
        if (browser == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            playwright = Chromium.playwright();
            browser = Chromium.launch(playwright);
        }
        return browser;
    }
}
