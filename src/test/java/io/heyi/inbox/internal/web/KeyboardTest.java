package io.heyi.inbox.internal.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.testing.Chromium;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Product-bar T16: everything in the inbox by keyboard, and nothing by accident. */
@InboxWebTest
@Import(KeyboardTest.SignedIn.class)
class KeyboardTest {

    /** Pages show their whole shell only to who is signed in. */
    static final class SignedIn implements Filter {

        private final FakeAccess access;

        SignedIn(FakeAccess access) {
            this.access = access;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(access.currentUser().username().value(), "", "ROLE_USER"));
            try {
                chain.doFilter(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        }
    }

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired UserTaskListener engine;
    @Autowired FakeAccess access;
    @Autowired JdbcClient jdbc;

    private final String key = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + key;
    private final CurrentUser owner = user("keys-" + key.substring(0, 8), group);
    private Page page;
    private List<String> tasks;

    @BeforeAll
    static void startBrowser() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openTheGroupsList() {
        access.signIn(owner);
        // of the same moment: the list has them by id
        tasks = Stream.of(offered(1), offered(2), offered(3)).sorted().toList();
        page = browser.newContext().newPage();
        visit("/inbox?view=group");
    }

    @AfterEach
    void closePage() {
        page.context().close();
    }

    private String offered(int number) {
        return TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, key + "/" + number));
    }

    private void visit(String path) {
        page.navigate("http://localhost:" + port + path);
        // with the shortcuts there is the way to their list
        assertThat(page.locator("[data-keys]")).isVisible();
    }

    private void press(String... keys) {
        for (var one : keys) {
            page.keyboard().press(one);
        }
    }

    private void assertAtRow(int number) {
        assertThat(page.locator("[data-task-id='" + tasks.get(number) + "'] .row-title")).isFocused();
    }

    private String holder(int number) {
        return jdbc.sql("select coalesce(holder, '') from inbox.task where id = :id").param("id", UUID.fromString(tasks.get(number))).query(String.class).single();
    }

    @Test
    void lettersAndArrowsGoThroughTheRowsAndEnterOpens() {
        press("j");
        assertAtRow(0);
        press("j", "ArrowDown");
        assertAtRow(2);
        press("j");
        assertAtRow(2);
        press("k", "ArrowUp");
        assertAtRow(0);
        press("Enter");
        page.waitForURL("**/inbox/tasks/" + tasks.get(0) + "**");
    }

    @Test
    void anOpenTaskIsTakenAndGivenBackByOneKeyEach() {
        visit("/inbox/tasks/" + tasks.get(1) + "?view=group");
        press("c");
        assertThat(page.locator("form[action*='/release']")).isVisible();
        assertThat(holder(1)).isEqualTo(owner.username().value());
        press("r");
        assertThat(page.locator("form[action*='/claim']")).isVisible();
        assertThat(holder(1)).isEmpty();
    }

    @Test
    void aKeyMovesToAnOutcomeAndDecidesNothing() {
        visit("/inbox/tasks/" + tasks.get(0) + "?view=group");
        var outcomes = page.locator("[data-task-decision] [name=outcome]");
        press("e");
        assertThat(outcomes.first()).isFocused();
        press("e");
        assertThat(outcomes.nth(1)).isFocused();
        press("1");
        assertThat(outcomes.first()).isFocused();
        press("Escape");
        assertAtRow(0);
        assertThat(jdbc.sql("select state from inbox.task where id = :id").param("id", UUID.fromString(tasks.get(0))).query(String.class).single()).isEqualTo("OPEN");
    }

    @Test
    void whoTypesIsNeverMisunderstood() {
        visit("/inbox/tasks/" + tasks.get(2) + "?view=group");
        var reason = page.locator("#f-reason");
        reason.focus();
        page.keyboard().type("c? gi je /r 12");
        assertThat(reason).hasValue("c? gi je /r 12");
        assertThat(page.locator("#keys-help")).isHidden();
        assertThat(holder(2)).isEmpty();
        press("Escape");
        assertThat(reason).not().isFocused();
    }

    @Test
    void theListOfShortcutsOpensByItsKeyAndClosesByEscape() {
        press("?");
        assertThat(page.locator("#keys-help")).isVisible();
        press("c", "j");
        assertThat(page.locator(".row-title:focus")).hasCount(0);
        press("Escape");
        assertThat(page.locator("#keys-help")).isHidden();
    }

    @Test
    void switchedOffNoSingleKeyDoesAnythingUntilSwitchedOnAgain() {
        press("?");
        page.locator("[data-keys-switch]").uncheck();
        press("Escape", "j", "?");
        assertThat(page.locator("#keys-help")).isHidden();
        assertThat(page.locator(".row-title:focus")).hasCount(0);
        visit("/inbox?view=group");
        press("j");
        assertThat(page.locator(".row-title:focus")).hasCount(0);
        page.locator(".keys-open").click();
        assertThat(page.locator("[data-keys-switch]")).not().isChecked();
        page.locator("[data-keys-switch]").check();
        press("Escape", "j");
        assertAtRow(0);
    }

    @Test
    void twoKeysGoToTheInboxAndShortcutsOfTheBrowserStayItsOwn() {
        visit("/inbox/tasks/" + tasks.get(0) + "?view=group");
        press("Control+c", "Alt+c");
        assertThat(holder(0)).isEmpty();
        press("g");
        assertThat(page.locator("[data-keys-said]")).containsText("inbox");
        press("i");
        page.waitForURL("**/inbox");
    }

    @Test
    void aKeyWithNothingToDoSaysSo() {
        press("c");
        assertThat(page.locator("[data-keys-said]")).not().isEmpty();
    }
}
