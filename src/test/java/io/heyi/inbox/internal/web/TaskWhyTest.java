package io.heyi.inbox.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeTaskType;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.StepOfModel;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** "Why do I have this?" in words (product-bar T18). */
@InboxWebTest
class TaskWhyTest {

    @Autowired
    private MockMvcTester mvc;
    @Autowired
    private UserTaskListener engine;
    @Autowired
    private TaskActions actions;
    @Autowired
    private FakeAccess access;
    @Autowired
    private FakeTaskType type;
    @Autowired
    private RecordedAudit audit;
    @Autowired
    private JdbcClient jdbc;

    private final String businessKey = UUID.randomUUID().toString();
    private final String group = "platform-owner:" + businessKey;
    private final CurrentUser owner = user("owner-" + businessKey.substring(0, 8), group);
    private final CurrentUser second = user("second-" + businessKey.substring(0, 8), group);
    private final CurrentUser third = user("third-" + businessKey.substring(0, 8), group);

    @BeforeEach
    void people() {
        List.of(owner, second, third).forEach(person -> access.grant(person.relations()));
    }

    private String offered() {
        return TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, businessKey));
    }

    private String page(CurrentUser who, String id) throws Exception {
        access.signIn(who);
        var result = mvc.get().uri("/inbox/tasks/" + id).locale(Locale.ENGLISH).header("Accept-Language", "en").exchange();
        assertThat(result).hasStatusOk();
        var page = result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        return page.substring(page.indexOf("id=\"task-why\""), page.indexOf("id=\"task-history\""));
    }

    @Test
    void itNamesTheRelationAndTheOtherCandidates() throws Exception {
        assertThat(page(owner, offered())).contains("and you are one of them", "Besides you it is open to Mx " + second.username() + ", Mx " + third.username(), "It was offered on")
                .doesNotContain("Kept out");
    }

    @Test
    void whoIsKeptOutIsCountedByTheRuleAndNotNamed() throws Exception {
        type.excluded.put(businessKey, Set.of(third.username(), new Username("no-candidate")));
        assertThat(page(owner, offered())).contains("Besides you it is open to Mx " + second.username() + ".", "Kept out of it by the rule on conflicts of interest: 1")
                .doesNotContain(third.username().value(), "no-candidate");
    }

    @Test
    void aClaimedTaskSaysSinceWhen() throws Exception {
        var id = offered();
        actions.claim(UUID.fromString(id), owner);
        assertThat(page(owner, id)).contains("You took it on", "waits for you alone");
    }

    @Test
    void aTaskThatWasHandedOverSaysByWhomAndWhy() throws Exception {
        var id = offered();
        actions.claim(UUID.fromString(id), owner);
        audit.record(new io.heyi.audit.AuditEvent(businessKey, "the-manager", "inbox.taskHandedOver",
                Map.of("taskId", id, "taskType", FakeTaskType.ID, "holder", Map.of("old", "", "new", owner.username().value()), "reason", "Ann is ill")));
        assertThat(page(owner, id)).contains("Mx the-manager handed it to you on", "Ann is ill").doesNotContain("You took it on");
    }

    @Test
    void whoHasItInPlaceOfAnotherIsToldOfWhom() throws Exception {
        var id = offered();
        actions.claim(UUID.fromString(id), owner);
        jdbc.sql("update inbox.task set held_for = 'absent-one' where id = :id").param("id", UUID.fromString(id)).update();
        assertThat(page(owner, id)).contains("in place of Mx absent-one");
    }

    @Test
    void whoMayOnlyLookIsNotToldOfTheCandidates() throws Exception {
        type.readers.put(businessKey, "a-reader");
        assertThat(page(user("a-reader"), offered())).contains("you may look at this step").doesNotContain(second.username().value());
    }

    @Test
    void theModelsOwnWordsAreReadFromTheStepAloneAndWithoutOutsideEntities() {
        var xml = "<?xml version=\"1.0\"?><b:definitions xmlns:b=\"urn:b\"><b:process id=\"p\"><b:documentation>Of all</b:documentation><b:userTask id=\"one\"><b:documentation> Look at the money. </b:documentation></b:userTask>"
                + "<b:userTask id=\"two\"><b:incoming>f</b:incoming></b:userTask></b:process></b:definitions>";
        assertThat(StepOfModel.documentation(xml, "one")).contains("Look at the money.");
        assertThat(StepOfModel.documentation(xml, "two")).isEmpty();
        assertThat(StepOfModel.documentation(xml, "three")).isEmpty();
        assertThat(StepOfModel.documentation("<broken", "one")).isEmpty();
        assertThat(StepOfModel.documentation("<!DOCTYPE b [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><b><t id=\"one\"><documentation>&x;</documentation></t></b>", "one")).isEmpty();
    }
}
