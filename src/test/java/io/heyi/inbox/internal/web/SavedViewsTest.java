package io.heyi.inbox.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.ListFacts;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.shared.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Filters in addresses, saved views and the plan of a task, by page and API (product-bar T9, T10). */
@InboxWebTest
class SavedViewsTest {

    @Autowired MockMvcTester mvc;
    @Autowired UserTaskListener engine;
    @Autowired FakeAccess access;
    @Autowired FakeTaskType type;
    @Autowired JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String shared = "platform-owner:" + mark;
    private final CurrentUser owner = user("owner-" + mark, shared, "me-owner:ME-" + mark);
    private final CurrentUser member = user("member-" + mark, shared);
    private final CurrentUser stranger = user("stranger-" + mark, "administrator");

    private String offered(String group, String businessKey, ListFacts facts) {
        type.facts.put(businessKey, facts);
        return TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey));
    }

    private MvcTestResult get(CurrentUser who, String path) {
        return get(who, path, Locale.ENGLISH);
    }

    private MvcTestResult get(CurrentUser who, String path, Locale locale) {
        access.signIn(who);
        return mvc.get().uri(java.net.URI.create(path)).locale(locale).header("Accept-Language", locale.toLanguageTag()).exchange();
    }

    private MvcTestResult put(CurrentUser who, String path, String body) {
        access.signIn(who);
        return mvc.put().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).locale(Locale.ENGLISH).exchange();
    }

    private MvcTestResult post(CurrentUser who, String path, String body) {
        access.signIn(who);
        return mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).locale(Locale.ENGLISH).exchange();
    }

    private static String body(MvcTestResult result) throws IOException {
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private String saved(CurrentUser who, String name, String sharedWith, String query) throws IOException {
        var answer = post(who, "/api/v1/task-views", "{\"name\": \"%s\", \"sharedWith\": \"%s\", \"query\": \"%s\"}".formatted(name, sharedWith, query));
        assertThat(answer).hasStatus(201);
        return JsonPath.read(body(answer), "$.id");
    }

    @Test
    void aListIsFilteredByItsAddressOnPageAndApi() throws IOException {
        var rich = offered(shared, "rich-" + mark, ListFacts.none().emc("EMC-7").amount(Money.of("600000.00", "CNY")));
        var poor = offered(shared, "poor-" + mark, ListFacts.none().emc("EMC-8"));
        assertThat(body(get(owner, "/inbox?view=group&emc=EMC-7&columns=emc,amount"))).contains(rich, "600,000.00", "EMC-7", "Filter (1)").doesNotContain(poor, "??");
        assertThat(body(get(owner, "/inbox/list?view=group&emc=EMC-8"))).contains(poor).doesNotContain(rich, "<html");
        assertThat(body(get(owner, "/inbox?view=group&q=EMC-7", Locale.SIMPLIFIED_CHINESE))).contains(rich, "筛选（1）").doesNotContain(poor, "??");
        assertThat(get(owner, "/api/v1/tasks?view=group&emc=EMC-7&sort=-amount")).bodyJson().extractingPath("$.items[*].id").asArray().containsExactly(rich);
        assertThat(get(owner, "/api/v1/tasks?view=group&emc=EMC-7")).bodyJson().extractingPath("$.items[0].listFacts.amount.amount").isEqualTo("600000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=holder;drop", "columns=secret", "dueFrom=tomorrow", "dueFrom=%2B999999999-01-01", "least=1e9", "priority=7", "view=theirs", "page=-1", "size=201", "q=a%00b"})
    void aWrongParameterIsNamedAndShowsNothing(String parameter) {
        assertThat(get(owner, "/api/v1/tasks?" + parameter)).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void aTaskKeepsTheListBesideIt() throws IOException {
        var id = offered(shared, "case-" + mark, ListFacts.none().emc("EMC-7"));
        assertThat(body(get(owner, "/inbox/tasks/" + id + "?view=group&emc=EMC-7"))).contains("/inbox/tasks/" + id + "/claim?view=group&amp;emc=EMC-7").doesNotContain("??");
    }

    @Test
    void aSavedViewHasAnAddressACountAndItsColumns() throws IOException {
        var id = offered(shared, "case-" + mark, ListFacts.none().emc("EMC-7"));
        offered(shared, "other-" + mark, ListFacts.none().emc("EMC-8"));
        var view = saved(owner, "Sevens", "", "?view=group&emc=EMC-7&columns=emc");
        assertThat(body(get(owner, "/inbox?saved=" + view))).contains(id, "Sevens", "EMC-7").doesNotContain("other-" + mark, "??");
        assertThat(get(owner, "/api/v1/tasks?saved=" + view)).bodyJson().extractingPath("$.total").isEqualTo(1);
        assertThat(get(owner, "/api/v1/task-views")).bodyJson().isLenientlyEqualTo("{\"items\": [{\"name\": \"Sevens\", \"count\": 1, \"byDefault\": false}]}");
    }

    @Test
    void sharingNeverWidensWhatTheReceiverSees() throws IOException {
        var common = offered(shared, "common-" + mark, ListFacts.none().emc("EMC-7"));
        var private_ = offered("me-owner:ME-" + mark, "private-" + mark, ListFacts.none().emc("EMC-7"));
        var interested = offered(shared, "interest-" + mark, ListFacts.none().emc("EMC-7"));
        jdbc.sql("update inbox.task set excluded_users = array[:member] where id = :id").param("member", member.username().value()).param("id", UUID.fromString(interested)).update();
        var view = saved(owner, "Common", shared, "?view=all&emc=EMC-7");
        assertThat(get(owner, "/api/v1/tasks?saved=" + view)).bodyJson().extractingPath("$.total").isEqualTo(3);
        assertThat(body(get(member, "/inbox?saved=" + view))).contains(common, "Common").doesNotContain(private_, interested);
        assertThat(get(member, "/api/v1/task-views")).bodyJson().isLenientlyEqualTo("{\"items\": [{\"name\": \"Common\", \"count\": 1}]}");
    }

    @Test
    void whoIsNotInTheGroupKnowsNothingOfAView() throws IOException {
        var view = saved(owner, "Ours", shared, "?view=all");
        assertThat(get(stranger, "/inbox?saved=" + view)).hasStatus(404);
        assertThat(get(stranger, "/api/v1/task-views/" + view)).hasStatus(404);
        assertThat(put(stranger, "/api/v1/task-views/" + view + "/default", "")).hasStatus(404);
        assertThat(put(stranger, "/api/v1/task-views/" + view, "{\"name\": \"Mine\", \"query\": \"?view=all\"}")).hasStatus(404);
        assertThat(get(stranger, "/api/v1/task-views")).bodyJson().extractingPath("$.items").asArray().isEmpty();
        assertThat(get(stranger, "/inbox?saved=no-id")).hasStatus(404);
    }

    @Test
    void onlyItsOwnerChangesAView() throws IOException {
        var view = saved(owner, "Ours", shared, "?view=all");
        assertThat(put(member, "/api/v1/task-views/" + view, "{\"name\": \"Theirs\", \"query\": \"?view=mine\"}")).hasStatus(403);
        access.signIn(member);
        assertThat(mvc.delete().uri("/api/v1/task-views/" + view).exchange()).hasStatus(403);
        assertThat(put(owner, "/api/v1/task-views/" + view, "{\"name\": \"Ours alone\", \"query\": \"?view=mine\"}")).hasStatusOk();
        assertThat(get(member, "/api/v1/task-views/" + view)).as("no longer shared").hasStatus(404);
        access.signIn(owner);
        assertThat(mvc.delete().uri("/api/v1/task-views/" + view).exchange()).hasStatus(204);
    }

    @Test
    void nobodySharesWithAGroupThatHeIsNotIn() {
        assertThat(post(owner, "/api/v1/task-views", "{\"name\": \"All\", \"sharedWith\": \"administrator\", \"query\": \"?view=all\"}")).hasStatus(422).bodyJson()
                .extractingPath("$.errors[0].field").isEqualTo("sharedWith");
    }

    @Test
    void aNameIsOneOfAKindAndOnOneLine() throws IOException {
        saved(owner, "Once", "", "?view=all");
        assertThat(post(owner, "/api/v1/task-views", "{\"name\": \"Once\", \"query\": \"?view=all\"}")).hasStatus(422);
        assertThat(post(owner, "/api/v1/task-views", "{\"name\": \" \", \"query\": \"?view=all\"}")).hasStatus(422);
        assertThat(post(owner, "/api/v1/task-views", "{\"name\": \"Wrong\", \"query\": \"?sort=nothing\"}")).hasStatus(422);
    }

    @Test
    void anInboxBeginsWithTheDefaultViewUntilItIsTakenAway() throws IOException {
        var view = saved(owner, "Start", shared, "?view=group&emc=EMC-7");
        assertThat(put(member, "/api/v1/task-views/" + view + "/default", "")).hasStatusOk();
        assertThat(body(get(member, "/inbox"))).contains("/inbox/list?saved=" + view);
        assertThat(body(get(owner, "/inbox"))).as("a default is personal").contains("/inbox/list?view=mine");
        access.signIn(owner);
        assertThat(mvc.delete().uri("/api/v1/task-views/" + view).exchange()).hasStatus(204);
        assertThat(body(get(member, "/inbox"))).contains("/inbox/list?view=mine");
    }

    @Test
    void aDefaultOfALaterTimeWhoseParametersMeanNothingDoesNotCloseTheInbox() throws IOException {
        var view = saved(owner, "Old", "", "?view=group");
        put(owner, "/api/v1/task-views/" + view + "/default", "");
        jdbc.sql("update inbox.saved_view set query = '?view=gone' where id = :id").param("id", UUID.fromString(view)).update();
        assertThat(body(get(owner, "/inbox"))).contains("/inbox/list?view=mine", "Old");
    }

    @Test
    void viewsAreKeptFromThePageWithoutScripts() throws IOException {
        access.signIn(owner);
        var answer = mvc.post().uri("/inbox/views").contentType(MediaType.APPLICATION_FORM_URLENCODED).param("name", "<b>Bold</b>").param("sharedWith", shared)
                .param("query", "?view=group&emc=EMC-7").locale(Locale.ENGLISH).exchange();
        assertThat(answer).hasStatus3xxRedirection();
        var target = answer.getResponse().getRedirectedUrl();
        assertThat(target).startsWith("/inbox?saved=");
        assertThat(body(get(owner, target))).contains("&lt;b&gt;Bold&lt;/b&gt;").doesNotContain("<b>Bold", "??");
        assertThat(body(get(member, target, Locale.SIMPLIFIED_CHINESE))).contains("共享给").doesNotContain("??", "更改此视图");
    }

    @Test
    void aTaskIsPlannedFromItsPageAndByApi() throws IOException {
        var id = offered(shared, "case-" + mark, ListFacts.none());
        assertThat(post(owner, "/api/v1/tasks/" + id + "/claim", "")).hasStatusOk();
        assertThat(put(owner, "/api/v1/tasks/" + id + "/priority", "{\"priority\": 95}")).hasStatusOk().bodyJson().extractingPath("$.priority").isEqualTo(95);
        assertThat(put(owner, "/api/v1/tasks/" + id + "/priority", "{}")).hasStatus(422);
        assertThat(put(member, "/api/v1/tasks/" + id + "/priority", "{\"priority\": 1}")).hasStatus(403);
        assertThat(put(owner, "/api/v1/tasks/" + id + "/follow-up", "{\"day\": \"2026-03-09\"}")).hasStatusOk().bodyJson().extractingPath("$.followUpAt").isEqualTo("2026-03-08T16:00:00Z");
        assertThat(put(owner, "/api/v1/tasks/" + id + "/snooze", "{\"day\": \"2026-03-05\"}")).hasStatusOk().bodyJson().extractingPath("$.snoozedUntil").isEqualTo("2026-03-04T16:00:00Z");
        var page = body(get(owner, "/inbox/tasks/" + id + "?view=snoozed"));
        assertThat(page).contains("Urgent", "Bring it back now", "Put away until", "2026-03-09").doesNotContain("??");
        access.signIn(owner);
        assertThat(mvc.post().uri("/inbox/tasks/" + id + "/snooze?view=snoozed").contentType(MediaType.APPLICATION_FORM_URLENCODED).param("day", "").exchange()).hasStatus3xxRedirection();
        assertThat(body(get(owner, "/inbox?view=mine", Locale.SIMPLIFIED_CHINESE))).contains(id, "紧急").doesNotContain("??");
    }
}
