package io.heyi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import java.time.YearMonth;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The whole founding with nothing but the pages. */
class BrowserFoundingTest extends OnTheRealStack {
    private static final Pattern CASE = Pattern.compile(".*/proposals/([0-9a-f-]{36})(\\?.*)?$");
    private static final String SCRIPT = "<script>document.title='owned'</script><b>warm bread</b>";

    private final String name = "Kitchen " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void proposedSentBackReworkedSponsoredVotedPledgedSignedFoundedAndSeenInOperate() {
        String id = propose();
        sendBack(id);
        rework(id);
        decide("platform-owner-food", "group", id, "sponsor");
        for (String member : new String[] {"committee-1", "committee-2", "committee-3", "committee-4"}) {
            decide(member, "mine", id, "approve");
        }
        pledge(id);
        for (String signatory : new String[] {"entrepreneur-31", "entrepreneur-32", "platform-owner-food"}) {
            sign(signatory, id);
        }
        isFounded(id);
        isSeenInOperate("/proposals/" + id, id, "endEvent_Founded");
    }

    @Test
    void aSlowAnswerLosesNoInvitation() {
        try (Screen screen = screen("entrepreneur-33")) {
            screen.open("/proposals/new");
            screen.page().waitForNavigation(() -> screen.click("form[action$='/proposals/new'] button[type=submit]"));
            String form = screen.page().url().replaceAll("[?].*", "");
            screen.page().navigate(form + "?step=3");
            screen.find("#people").pressSequentially("entrepreneur-34");
            Locator invite = screen.find("button[value='invite:entrepreneur-34']");
            invite.waitFor();

            var answer = new AtomicReference<Runnable>();
            screen.page().route(form, route -> {
                APIResponse kept = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
                answer.set(() -> route.fulfill(new Route.FulfillOptions().setResponse(kept)));
            });
            invite.click(new Locator.ClickOptions().setNoWaitAfter(true));
            screen.page().waitForCondition(() -> answer.get() != null);
            boolean savedMeanwhile = isSaved(screen.page());
            screen.page().waitForNavigation(answer.get());

            assertThat(screen.find("button[value='uninvite:entrepreneur-34']")).isVisible();
            assertThat(savedMeanwhile).as("a page that is being left saves nothing any more").isFalse();
            screen.hasNoComplaints();
        }
    }

    /** Whether the form keeps itself within twice the time after which it does. */
    private static boolean isSaved(Page page) {
        try {
            page.waitForRequest("**/autosave", new Page.WaitForRequestOptions().setTimeout(2_000), () -> {});
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    private String propose() {
        try (Screen screen = screen("entrepreneur-31")) {
            screen.open("/proposals/new");
            screen.click("form[action$='/proposals/new'] button[type=submit]");
            var save = screen.page().waitForRequest("**/autosave", () -> screen.fill("[name=name]", name));
            assertThat(save.postData()).as("saves of a page are counted, so that a late one is told from a new one").contains("turn=1").containsPattern("editor=[0-9a-f]{32}");
            screen.find("[name=platform]").selectOption("food");
            screen.find("input[name=kind][value=USER]").check();
            screen.fill("[name=userScenario]", "Families who bake together. " + SCRIPT);
            screen.fill("[name=valueProposition]", "One touch. " + SCRIPT);
            next(screen);
            add(screen, "target", "leadingTargets[0].metric");
            screen.fill("[name='leadingTargets[0].metric']", "Ovens in use");
            screen.fill("[name='leadingTargets[0].unit']", "ovens");
            screen.fill("[name='leadingTargets[0].dueMonth']", YearMonth.now().plusMonths(30).toString());
            screen.fill("[name='leadingTargets[0].bottom']", "500");
            screen.fill("[name='leadingTargets[0].grab']", "800");
            screen.fill("[name='leadingTargets[0].leading']", "400");
            next(screen);
            assertThat(screen.find("[name='leadingTargets[0].leading']")).hasAttribute("aria-invalid", "true");
            screen.fill("[name='leadingTargets[0].leading']", "1200");
            next(screen);
            screen.find("#people").pressSequentially("entrepreneur-32");
            screen.click("button[value='invite:entrepreneur-32']");
            screen.find("button[value='uninvite:entrepreneur-32']").waitFor();
            add(screen, "role", "roles[0].title");
            screen.fill("[name='roles[0].title']", "Baker");
            screen.fill("[name='roles[0].headcount']", "2");
            screen.fill("[name='roles[0].skills']", "sourdough, user talks");
            next(screen);
            screen.find("[name=currency]").selectOption("CNY");
            screen.fill("[name=fundingAsked]", "600000");
            screen.fill("[name=ownInvestment]", "20000");
            screen.fill("[name=cashFlowAllowance]", "50000");
            screen.fill("[name=horizonMonths]", "18");
            next(screen);
            screen.shows(name);
            screen.click("button[name=go][value=submit]");
            screen.page().waitForURL(CASE);
            screen.showsHeading(name);
            screen.shows(SCRIPT);
            assertThat(screen.page().title()).as("a script in a text is a text").contains(name);
            screen.hasNoComplaints();
            var address = CASE.matcher(screen.page().url());
            assertThat(address.matches()).isTrue();
            return address.group(1);
        }
    }

    private void next(Screen screen) {
        screen.page().waitForNavigation(() -> screen.click(".me-wizard-forward button[value=next]"));
    }

    private void add(Screen screen, String what, String firstField) {
        Locator field = screen.find("[name='%s']".formatted(firstField));
        if (field.count() == 0) {
            screen.click("button[value='add:%s']".formatted(what));
            field.waitFor();
        }
    }

    private void sendBack(String id) {
        try (Screen screen = screen("platform-owner-food")) {
            screen.awaitTask("group", id);
            screen.shows(name);
            assertThat(screen.find(".inbox-task")).containsText("600,000");
            screen.click("button[name=outcome][value=sendBack]");
            assertThat(screen.find("#f-reason")).isFocused();
            screen.fill("#f-reason", "Explain how the money is spent");
            screen.choose("sendBack");
            screen.hasNoComplaints();
        }
    }

    private void rework(String id) {
        try (Screen screen = screen("entrepreneur-31")) {
            screen.awaitTask("mine", id);
            assertThat(screen.find(".inbox-task")).containsText("Explain how the money is spent");
            screen.open("/proposals/%s/edit?step=1".formatted(id));
            screen.fill("[name=valueProposition]", "One touch, and half of the money goes into ovens. " + SCRIPT);
            next(screen);
            screen.openTask("mine", id);
            screen.choose("resubmit");
            screen.hasNoComplaints();
        }
    }

    private void decide(String user, String view, String id, String outcome) {
        try (Screen screen = screen(user)) {
            screen.awaitTask(view, id);
            screen.choose(outcome);
            screen.hasNoComplaints();
        }
    }

    private void pledge(String id) {
        try (Screen screen = screen("entrepreneur-32")) {
            screen.awaitTask("mine", id);
            screen.page().getByLabel("Own money you pledge").fill("30000");
            screen.choose("join");
            screen.hasNoComplaints();
        }
    }

    private void sign(String user, String id) {
        try (Screen screen = screen(user)) {
            screen.awaitTask("mine", id);
            String shown = screen.page().getByLabel("Fingerprint of the agreement").inputValue();
            assertThat(shown).matches("[0-9a-f]{64}");
            screen.page().getByLabel("I have read the agreement").check();
            screen.choose("sign");
            screen.hasNoComplaints();
        }
    }

    private void isFounded(String id) {
        try (Screen screen = screen("entrepreneur-31")) {
            Await.step("founded on the case page", () -> {
                screen.open("/proposals/" + id);
                assertThat(screen.find(".me-case-title").innerText()).contains("Founded");
            });
            String code = as("entrepreneur-31").get("/proposals/" + id).expect(200).at("/microenterpriseCode");
            screen.open("/microenterprises?query=" + Api.encoded(name));
            screen.shows(code);
            screen.open("/microenterprises/" + code);
            screen.showsHeading(name);
            screen.shows("650,000");
            screen.shows(SCRIPT);
            screen.hasNoComplaints();
        }
    }
}
