package io.heyi.inbox.internal.history;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.Completion;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@InboxWebTest
class HistoryDownloadsTest {

    @Autowired
    private MockMvcTester mvc;
    @Autowired
    private UserTaskListener engine;
    @Autowired
    private FakeAccess access;
    @Autowired
    private RecordedAudit audit;
    @Autowired
    private FakeTaskType type;
    @Autowired
    private TaskActions actions;
    @Autowired
    private JdbcClient jdbc;

    private final String businessKey = "C-" + UUID.randomUUID();
    private final String group = "platform-owner:" + businessKey;
    private final CurrentUser owner = user("owner-" + businessKey.substring(2, 10), group);

    private String offered() {
        return TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey));
    }

    private MvcTestResult get(CurrentUser who, String path, Locale locale) {
        access.signIn(who);
        return mvc.get().uri(path).locale(locale).header("Accept-Language", locale.toLanguageTag()).exchange();
    }

    private static String text(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String print(MvcTestResult result) throws Exception {
        assertThat(result).hasStatusOk().hasContentType("application/pdf");
        try (var reader = new PdfReader(result.getResponse().getContentAsByteArray())) {
            var all = new StringBuilder();
            var extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                all.append(extractor.getTextFromPage(page)).append('\n');
            }
            return all.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePrintNamesCaseReaderPageChangesAndHashesInTheReadersLanguage(String language) throws Exception {
        var id = offered();
        audit.record(new AuditEvent(businessKey, "judge", "test.thingMoved", Map.of("changes", Map.of("amount", Map.of("old", "600", "new", "700")), "reason", "因为理由充分")));
        var locale = Locale.forLanguageTag(language);
        var result = get(owner, "/inbox/tasks/" + id + "/history.pdf", locale);
        var print = print(result);
        assertThat(print).contains(businessKey, owner.username().value(), "600", "700", "hash-1", "hash-2", "因为理由充分", language.equals("en") ? "Page 1 / 1" : "第 1 页 / 1");
        assertThat(print).contains(language.equals("en") ? "Decision history" : "决定历史");
        assertThat(result.getResponse().getContentAsByteArray().length).as("only the letters that are used are in it, in bytes").isLessThan(300_000);
    }

    @Test
    void aLongHistoryHasNumberedPages() throws Exception {
        var id = offered();
        for (int i = 0; i < 60; i++) {
            audit.record(new AuditEvent(businessKey, "judge", "test.thingMoved", Map.of("reason", "Nr " + i + " " + "x".repeat(300))));
        }
        var print = print(get(owner, "/inbox/tasks/" + id + "/history.pdf", Locale.ENGLISH));
        var pages = print.lines().filter(line -> line.contains("Page ")).count();
        assertThat(pages).isGreaterThan(2);
        assertThat(print).contains("Page 2 / " + pages, "Page " + pages + " / " + pages, "Nr 59");
    }

    @Test
    void everyDownloadIsRemembered() {
        var id = offered();
        for (var path : new String[] {"/inbox/tasks/" + id + "/history.json", "/inbox/tasks/" + id + "/history.pdf", "/api/v1/cases/" + businessKey + "/history",
                "/api/v1/cases/" + businessKey + "/history.pdf"}) {
            assertThat(get(owner, path, Locale.ENGLISH)).as(path).hasStatusOk();
        }
        assertThat(audit.events).filteredOn(event -> event.action().equals("inbox.historyDownloaded") && businessKey.equals(event.details().get("businessKey")))
                .extracting(event -> event.details().get("format")).containsExactly("JSON", "PDF", "JSON", "PDF");
    }

    @Test
    void whoMayReadNoTaskOfTheCaseGetsNothingAndAnAuditorAll() {
        offered();
        var stranger = user("stranger", "platform-owner:other");
        assertThat(get(stranger, "/api/v1/cases/" + businessKey + "/history", Locale.ENGLISH)).hasStatus(404);
        assertThat(get(stranger, "/api/v1/cases/" + businessKey + "/history.pdf", Locale.ENGLISH)).hasStatus(404);
        assertThat(audit.refusals).filteredOn(event -> businessKey.equals(event.details().get("businessKey"))).as("the attempt is remembered").hasSize(2);
        assertThat(get(owner, "/api/v1/cases/no-such-case/history", Locale.ENGLISH)).hasStatus(404);
        assertThat(get(user("an-auditor", "auditor"), "/api/v1/cases/" + businessKey + "/history", Locale.ENGLISH)).hasStatusOk();
    }

    @Test
    void anExcludedPersonGetsNothingThoughACandidate() {
        type.excluded.put(businessKey, java.util.Set.of(owner.username()));
        offered();
        assertThat(get(owner, "/api/v1/cases/" + businessKey + "/history", Locale.ENGLISH)).hasStatus(404);
    }

    @Test
    void whatIsKeptFromAReaderIsInNoFile() throws Exception {
        var id = offered();
        audit.record(new AuditEvent(businessKey, "judge", "test.ruled", Map.of("reason", "SECRET-RULING")));
        var outsider = user("outsider", group);
        for (var path : new String[] {"/inbox/tasks/" + id + "/history.json", "/api/v1/cases/" + businessKey + "/history"}) {
            assertThat(text(get(outsider, path, Locale.ENGLISH))).as(path).doesNotContain("SECRET-RULING", "test.ruled");
        }
        for (var path : new String[] {"/inbox/tasks/" + id + "/history.pdf", "/api/v1/cases/" + businessKey + "/history.pdf"}) {
            assertThat(print(get(outsider, path, Locale.ENGLISH))).as(path).doesNotContain("SECRET-RULING", "test.ruled");
            assertThat(print(get(owner, path, Locale.ENGLISH))).as(path).contains("SECRET-RULING");
        }
    }

    @Test
    void aTaskAloneHasItsOwnEntriesOnly() throws Exception {
        var first = offered();
        var second = offered();
        assertThat(text(get(owner, "/inbox/tasks/" + second + "/history.json?part=task", Locale.ENGLISH))).contains(second).doesNotContain(first);
    }

    @Test
    void aCaseBelowAnotherIsReachedByItsPath() {
        var below = businessKey + "/2026-11";
        TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, below));
        assertThat(get(owner, "/api/v1/cases/" + below + "/history", Locale.ENGLISH)).hasStatusOk().bodyJson().extractingPath("$.businessKey").isEqualTo(below);
    }

    @Test
    void theNextTaskShowsWhatWasDecidedBeforeAndWhoHadIt() throws Exception {
        var first = offered();
        actions.complete(UUID.fromString(first), owner, Completion.of("reject", "Too <dear> for us", Map.of("amount", "10.50")));
        var second = offered();
        assertThat(text(get(owner, "/inbox/tasks/" + second, Locale.ENGLISH))).contains("Decided before in this case", "Too &lt;dear&gt; for us", "Who had which step of this case", "Mx " + owner.username().value());
        assertThat(text(get(owner, "/inbox/tasks/" + second, Locale.CHINESE))).contains("本事项此前的决定", "本事项各步骤由谁办理");
        assertThat(text(get(owner, "/inbox/tasks/" + first, Locale.ENGLISH))).as("its own decision is no earlier one").doesNotContain("Decided before in this case");
    }

    @Test
    void theChainIsVerifiedFromTheTask() {
        var id = offered();
        access.signIn(owner);
        assertThat(mvc.post().uri("/inbox/tasks/" + id + "/history/verification").exchange()).hasStatus(302).hasHeader("Location", "/inbox/tasks/" + id);
        access.signIn(user("stranger", "platform-owner:other"));
        assertThat(mvc.post().uri("/inbox/tasks/" + id + "/history/verification").exchange()).hasStatus(403);
    }
}
