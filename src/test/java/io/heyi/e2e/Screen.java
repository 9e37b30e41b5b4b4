package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One person in front of a browser. Everything the browser complains about is kept and must be nothing in the end. */
final class Screen implements AutoCloseable {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Page page;
    private final String base;
    private final List<String> complaints = new ArrayList<>();

    Screen(Page page, String base) {
        this.page = page;
        this.base = base;
        page.onPageError(error -> complaints.add("%s: %s".formatted(page.url(), error)));
        page.onConsoleMessage(message -> {
            // that the page itself was refused is what some tests are after
            boolean ofThePage = message.location().startsWith(page.url()) && message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !ofThePage || message.text().contains("Content Security Policy")) {
                complaints.add("%s: %s".formatted(page.url(), message.text()));
            }
        });
    }

    Page page() {
        return page;
    }

    Response open(String path) {
        return page.navigate(base + path);
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    void click(String selector) {
        page.locator(selector).first().click();
    }

    void fill(String selector, String text) {
        page.locator(selector).first().fill(text);
    }

    String text() {
        return page.locator("body").innerText();
    }

    void shows(String text) {
        assertThat(page.locator("body")).containsText(text);
    }

    void showsHeading(String text) {
        assertThat(page.locator("h1").first()).containsText(text);
    }

    /** From the inbox to the only open task of this case; returns when its form can be used. */
    void openTask(String view, String businessKey) {
        open("/inbox?view=%s&businessKey=%s".formatted(view, businessKey));
        click(".inbox-row .row-title");
        find("[data-task-decision]").waitFor();
        find("[data-form-ready]").waitFor();
    }

    /** As {@link #openTask}, once the process has come to it. */
    void awaitTask(String view, String businessKey) {
        Await.step("a task of %s in the inbox".formatted(businessKey), () -> {
            open("/inbox?view=%s&businessKey=%s".formatted(view, businessKey));
            assertThat(find(".inbox-row").count()).isEqualTo(1);
        });
        openTask(view, businessKey);
    }

    /** From the page of a case by its own button to the task, once the process has come to it. */
    void toTask(String casePage) {
        Await.step("a way to a task on " + casePage, () -> {
            open(casePage);
            assertThat(find(".me-next-actions a[href*='/inbox']").count()).isEqualTo(1);
            click(".me-next-actions a[href*='/inbox']");
            find(".inbox-title").waitFor();
            assertThat(find(".inbox-row").count()).isEqualTo(1);
        });
        click(".inbox-row .row-title");
        find("[data-task-decision]").waitFor();
        find("[data-form-ready]").waitFor();
    }

    /** A phone held upright. */
    Screen onAPhone() {
        page.setViewportSize(360, 740);
        return this;
    }

    /** Presses what leads to another page and waits for it. */
    void go(String selector) {
        page.waitForNavigation(() -> click(selector));
    }

    /** What a link leads to, byte for byte, for whoever is signed in. */
    byte[] document(String link) {
        var answer = page.request().get(base + page.locator(link).getAttribute("href"));
        assertThat(answer.status()).as(answer.url()).isEqualTo(200);
        return answer.body();
    }

    /** Nothing sticks out of the window. */
    void fits() {
        assertThat(overflow()).isEmpty();
    }

    /** Presses an outcome and waits for the answer of the server. */
    void choose(String outcome) {
        page.waitForNavigation(() -> click("button[name=outcome][value=%s]".formatted(outcome)));
        assertThat(find("[role=alert].notice-bad")).hasCount(0);
    }

    /** Findings of axe that keep people from using the page. */
    List<String> graveFindings() {
        return graveFindings(axe());
    }

    /** What cannot be read on its ground; the only thing that another theme changes. */
    List<String> poorContrasts() {
        return graveFindings(axe().withRules(List.of("color-contrast")));
    }

    /** Describes nothing but what is wrong: on a large page it is the many places in order that take the time. */
    private AxeBuilder axe() {
        var violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(violationsOnly);
    }

    private List<String> graveFindings(AxeBuilder axe) {
        // our pages have no frames of others, for which the results are put together in one more page, with the whole of axe in it
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> "%s %s: %s at %s".formatted(page.url().replace(base, ""), rule.getId(), rule.getHelp(),
                        rule.getNodes().stream().limit(4).map(node -> node.getTarget() + " " + node.getHtml()).toList()))
                .toList();
    }

    /** The same page on the narrowest phone; the window has its size back afterwards. */
    List<String> overflowsOnANarrowScreen() {
        var before = page.viewportSize();
        page.setViewportSize(320, 640);
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        String overflow = overflow();
        page.setViewportSize(before.width, before.height);
        return overflow.isEmpty() ? List.of() : List.of(overflow);
    }

    /** How many pixels the page is wider than its window, and what sticks out. */
    String overflow() {
        return (String) page.evaluate("""
                () => {
                  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                  if (wide <= 0) return '';
                  const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .slice(-3).map(e => e.tagName + '.' + e.className);
                  return location.pathname + ' +' + wide + 'px ' + out.join(' | ');
                }""");
    }

    void hasNoComplaints() {
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
