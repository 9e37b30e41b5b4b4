package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for every page: reachable by everybody, on every screen, in both languages, live and safe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserPagesTest extends OnTheRealStack {
    private static final String OWNER = AllPages.OWNER;
    private AllPages all;
    private Founding waiting;

    @BeforeAll
    void play(E2e running) {
        use(running);
        all = AllPages.played(this);
        waiting = all.waiting();
    }

    @Test
    void noPageHasAGraveAccessibilityFaultOrScrollsSidewaysOnANarrowScreen() {
        assertThat(onEveryPage(Locale.ENGLISH, "/", (screen, path) -> {
            var findings = new ArrayList<>(screen.graveFindings());
            findings.addAll(screen.overflowsOnANarrowScreen());
            return findings;
        })).isEmpty();
    }

    /** In the dark, so that each page is opened once for both. */
    @Test
    void everyPageSpeaksChineseAndIsReadableInTheDark() {
        assertThat(onEveryPage(Locale.SIMPLIFIED_CHINESE, "/?theme=dark", (screen, path) -> {
            speaksChinese(screen, path);
            return screen.poorContrasts();
        })).isEmpty();
    }

    /** What is found by looking, each person's pages in one window, at two windows at a time: one look keeps one core busy. */
    private List<String> onEveryPage(Locale language, String first, BiFunction<Screen, String, List<String>> look) {
        var people = new ConcurrentLinkedQueue<>(all.byPerson().entrySet().stream().sorted(Comparator.comparing(person -> -person.getValue().size())).toList());
        Callable<List<String>> looking = () -> {
            var findings = new ArrayList<String>();
            try (Browsers browser = e2e().anotherBrowser()) {
                for (var person = people.poll(); person != null; person = people.poll()) {
                    try (Screen screen = new Screen(browser.signedIn(person.getKey(), language), base())) {
                        screen.open(first);
                        for (String path : person.getValue()) {
                            findings.addAll(found(screen, path, look));
                        }
                        screen.hasNoComplaints();
                    }
                }
            }
            return findings;
        };
        return AtOnce.both(looking, looking).stream().flatMap(List::stream).toList();
    }

    /** A page that does not come at all is one more finding, so that one run names them all. */
    private List<String> found(Screen screen, String path, BiFunction<Screen, String, List<String>> look) {
        try {
            visit(screen, path);
            return look.apply(screen, path);
        } catch (AssertionError fault) {
            return List.of(path + " " + fault.getMessage());
        }
    }

    private void visit(Screen screen, String path) {
        assertThat(screen.open(path).status()).as(path).isEqualTo(path.equals("/no-such-page") ? 404 : 200);
        assertThat(screen.page().url()).as("not sent to sign in").startsWith(base());
        screen.find("main").waitFor();
        if (screen.find("[data-form]").count() > 0) {
            screen.find("[data-form-ready]").waitFor();
        }
        if (screen.find("[data-diagram-url]").count() > 0) {
            screen.find("[data-diagram-url] svg").first().waitFor();
        }
    }

    @Test
    void aScriptInATextStaysAText() {
        try (Screen screen = screen(OWNER)) {
            for (String path : List.of("/", "/inbox?view=group", "/proposals", "/proposals/" + waiting.id(),
                    "/inbox/tasks/" + waiting.awaitTask(OWNER, Founding.SPONSORSHIP).path("id").asText())) {
                visit(screen, path);
                assertThat(screen.page().title()).as(path).isNotEqualTo("owned").endsWith("Heyi");
                assertThat(screen.find("img[src=x]").count()).as(path).isZero();
                screen.hasNoComplaints();
            }
            screen.open("/proposals/" + waiting.id());
            screen.showsHeading("Oven <b>bold</b> & sons");
            screen.shows(AllPages.NASTY);
        }
    }

    @Test
    void aPersonWhoChoosesChineseKeepsIt() {
        try (Screen screen = screen(OWNER)) {
            screen.open("/");
            screen.click("details.account summary");
            screen.click("a[hreflang='zh-CN']");
            assertThat(screen.find("html")).hasAttribute("lang", "zh-CN");
            visit(screen, "/inbox/tasks/" + waiting.awaitTask(OWNER, Founding.SPONSORSHIP).path("id").asText());
            speaksChinese(screen, "task");
            for (String part : List.of("button[name=outcome][value=sponsor]", "[data-form] label", "#task-why", "label[for=f-reason]")) {
                assertThat(ideographs(screen.find(part).first().innerText())).as(part).isPositive();
            }
            screen.hasNoComplaints();
        }
    }

    private void speaksChinese(Screen screen, String path) {
        assertThat(screen.find("html")).hasAttribute("lang", "zh-CN");
        assertThat(ideographs(screen.find("h1").first().innerText() + screen.find("nav").first().innerText())).as(path).isGreaterThan(4);
        assertThat(screen.text()).as(path).doesNotContain("??");
    }

    @Test
    void aFileOfFiguresThatIsTooLargeIsRefusedAndNothingIsStored() {
        String before = database().query("select count(*) from performance.fact");
        try (Screen screen = screen(AllPages.LEAD)) {
            visit(screen, "/metrics/upload");
            screen.find("#f-file").setInputFiles(new FilePayload("figures.csv", "text/csv", "emc,actor\n".repeat(120_000).getBytes(StandardCharsets.UTF_8)));
            Response answer = screen.page().waitForNavigation(() -> screen.click("form[action$='/metrics/upload'] button[type=submit]"));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(screen.find("main h1")).isVisible();
        }
        assertThat(database().query("select count(*) from performance.fact")).isEqualTo(before);
    }

    @Test
    void aBrowserThatAsksForChineseGetsIt() {
        try (Screen screen = new Screen(e2e().page("entrepreneur-33", Locale.SIMPLIFIED_CHINESE), base())) {
            screen.open("/");
            assertThat(screen.find("html")).hasAttribute("lang", "zh-CN");
        }
    }

    @Test
    void aNewTaskAppearsWithoutReloadingAndLeavesWhatIsBeingTypedAlone() {
        try (Screen screen = screen(OWNER)) {
            visit(screen, "/inbox/tasks/%s?view=group".formatted(waiting.awaitTask(OWNER, Founding.SPONSORSHIP).path("id").asText()));
            screen.page().getByLabel("Note for the proposer").fill("Half a sentence");
            screen.fill("#f-reason", "Half a reason");
            String counted = screen.find("[data-inbox-count=group]").first().innerText();

            var another = submit("entrepreneur-35", aProposal().coFounders("entrepreneur-36"));

            assertThat(screen.find("[data-inbox-news]")).isVisible();
            assertThat(screen.find("[data-inbox-count=group]").first()).not().hasText(counted);
            assertThat(screen.page().getByLabel("Note for the proposer")).hasValue("Half a sentence");
            assertThat(screen.find("#f-reason")).hasValue("Half a reason");
            screen.click("[data-inbox-news]");
            String task = another.awaitTask(OWNER, Founding.SPONSORSHIP).path("id").asText();
            assertThat(screen.find("[data-task-id='%s']".formatted(task)).first()).isVisible();
            another.withdrawnBy("entrepreneur-35");
            screen.hasNoComplaints();
        }
    }

    @Test
    void whoHasNoBusinessWithATaskIsToldSo() {
        String task = waiting.awaitTask(OWNER, Founding.SPONSORSHIP).path("id").asText();
        try (Screen screen = screen("entrepreneur-60")) {
            assertThat(screen.open("/inbox/tasks/" + task).status()).isEqualTo(403);
            assertThat(screen.find("main h1")).isVisible();
            assertThat(screen.find("main a[href='/']").first()).isVisible();
            assertThat(screen.text()).doesNotContain(AllPages.NASTY);
            assertThat(screen.open("/audit").status()).isEqualTo(403);
            assertThat(screen.open("/operations").status()).isEqualTo(403);
            assertThat(screen.open("/proposals/00000000-0000-0000-0000-000000000000").status()).isEqualTo(404);
        }
    }

    @Test
    void pagesAreGuardedAgainstForeignScriptsFramesAndForms() {
        try (Screen screen = screen(OWNER)) {
            var headers = screen.open("/inbox").allHeaders();
            String policy = headers.get("content-security-policy");
            assertThat(directive(policy, "script-src", "default-src")).doesNotContain("unsafe-inline", "unsafe-eval", "*");
            assertThat(policy).contains("frame-ancestors 'none'").contains("object-src 'none'");
            assertThat(headers.get("x-content-type-options")).isEqualTo("nosniff");
            assertThat(headers).containsKey("referrer-policy");

            List<Cookie> sessions = screen.page().context().cookies(base()).stream()
                    .filter(cookie -> cookie.name.toUpperCase(Locale.ROOT).contains("SESSION")).toList();
            assertThat(sessions).isNotEmpty().allMatch(cookie -> cookie.httpOnly)
                    .allMatch(cookie -> cookie.sameSite == SameSiteAttribute.LAX || cookie.sameSite == SameSiteAttribute.STRICT);

            Object forged = screen.page().evaluate("id => fetch('/proposals/' + id + '/withdrawal', {method: 'POST'}).then(a => a.status)", waiting.id());
            assertThat(forged).as("a form without our token").isEqualTo(403);
            Object api = screen.page().evaluate("() => fetch('/api/v1/me').then(a => a.status)");
            assertThat(api).as("the API takes no cookies").isEqualTo(401);
        }
    }

    private static String directive(String policy, String name, String otherwise) {
        for (String wanted : List.of(name, otherwise)) {
            for (String part : policy.split(";")) {
                if (part.strip().startsWith(wanted + " ")) {
                    return part;
                }
            }
        }
        throw new AssertionError("No %s in %s".formatted(name, policy));
    }

    @Test
    void whoSignsOutIsOutInKeycloakToo() {
        try (Screen screen = new Screen(e2e().signingIn("entrepreneur-33"), base())) {
            screen.open("/");
            screen.click("details.account summary");
            screen.page().waitForNavigation(() -> screen.click("form[action$='/sign-out'] button"));
            screen.open("/inbox");
            assertThat(screen.find("#kc-login, a[href*='/oauth2/authorization/']").first()).isVisible();
        }
    }

    @Test
    void theAdministratorMovesTimeInTheFooter() {
        try (Screen screen = screen("administrator")) {
            screen.open("/");
            String before = as("administrator").get("/local/clock").expect(200).at("/now");
            screen.find("footer form button[type=submit]").first().click();
            Await.step("time has moved", () -> assertThat(as("administrator").get("/local/clock").expect(200).at("/now")).isGreaterThan(before));
        }
        try (Screen screen = screen("entrepreneur-33")) {
            screen.open("/");
            assertThat(screen.find("footer form")).hasCount(0);
        }
    }

    private static long ideographs(String text) {
        return text.codePoints().filter(Character::isIdeographic).count();
    }
}
