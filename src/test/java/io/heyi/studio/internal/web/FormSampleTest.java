package io.heyi.studio.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FormSamples.FormSample;
import io.heyi.studio.KeptSamples;
import io.heyi.studio.StudioWeb;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Authors of forms get the values of a real task, and nobody's data with them (product-bar E15). */
@StudioWeb
class FormSampleTest {

    private static final String FORM = "award-tender";
    private static final String DRAFT = """
            {"type": "default", "id": "award-tender", "components": [{"type": "text", "id": "guide", "text": "Award it"}, {"type": "textfield", "key": "winner", "label": "Winner"},
             {"type": "textarea", "key": "remark", "label": "Remark"}, {"type": "number", "key": "rivals", "label": "Rivals"}]}""";

    @Autowired
    MockMvcTester mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    KeptSamples tasks;

    @BeforeEach
    void aTaskThatShowedIt() {
        tasks.samples.put(FORM, new FormSample(Instant.parse("2026-03-01T08:00:00Z"),
                Map.of("winner", "Lin Wang", "note", "He is my cousin", "remark", "lives in 12 Long Street", "rivals", 2, "secretBid", "540000.00")));
        access.signIn(user("maker-" + UUID.randomUUID(), "process-owner"));
    }

    @AfterEach
    void leaveNothing() {
        tasks.samples.clear();
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).locale(Locale.ENGLISH).exchange();
    }

    private MvcTestResult preview(String address, String content, Locale locale) {
        return mvc.post().uri(address).locale(locale).contentType(MediaType.APPLICATION_JSON).content(new ObjectMapper().createObjectNode().put("content", content).toString()).exchange();
    }

    @Test
    void theFormInUseGetsTheValuesOfItsFieldsMaskedByPageAndApi() {
        for (var address : new String[] {"/studio/models/award-tender.form/sample", "/api/v1/models/award-tender.form/sample"}) {
            assertThat(get(address)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                    {"data": {"note": "text-1", "winner": "text-2"}, "from": "2026-03-01T08:00:00Z"}""");
            assertThat(get(address)).bodyText().doesNotContain("Lin", "cousin", "Street", "540000");
        }
    }

    @Test
    void aFormThatNoTaskHasShownHasNoValues() {
        assertThat(get("/api/v1/models/cast-vote.form/sample")).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"data\": {}, \"from\": null}");
    }

    @Test
    void whatIsNoFormInUseIsNotFound() {
        assertThat(get("/api/v1/models/talent-move.bpmn/sample")).hasStatus(404);
        assertThat(get("/api/v1/models/never-heard-of.form/sample")).hasStatus(404);
        assertThat(get("/studio/models/..form/sample")).hasStatus(404);
        assertThat(preview("/api/v1/models/talent-move.bpmn/preview", DRAFT, Locale.ENGLISH)).hasStatus(404);
    }

    @Test
    void aDraftGetsTheValuesOfItsOwnFieldsInTheReadersWords() {
        var english = preview("/studio/models/award-tender.form/preview", DRAFT, Locale.ENGLISH);
        assertThat(english).hasStatusOk().bodyJson().extractingPath("$.data").asMap().containsOnlyKeys("winner", "remark", "rivals").containsEntry("rivals", 2);
        assertThat(english).bodyText().contains("\"Award it\"", "\"2026-03-01T08:00:00Z\"").doesNotContain("Lin", "Street", "cousin", "540000");
        assertThat(preview("/api/v1/models/award-tender.form/preview", DRAFT, Locale.SIMPLIFIED_CHINESE)).hasStatusOk().bodyJson().extractingPath("$.form.components[0].text").isEqualTo("请填写");
    }

    @Test
    void aNewFormCanBeSeenBeforeAnythingOfItIsInUse() {
        assertThat(preview("/api/v1/models/my-own.form/preview", DRAFT.replace("award-tender", "my-own"), Locale.ENGLISH)).hasStatusOk()
                .bodyJson().extractingPath("$.from").isNull();
    }

    @Test
    void aTextThatIsNoFormIsRefused() {
        for (var text : new String[] {"", "{", "[]", "null", "{\"components\": 7}"}) {
            assertThat(preview("/api/v1/models/award-tender.form/preview", text, Locale.ENGLISH)).as(text).hasStatus(422);
        }
    }

    @Test
    void onlyProcessOwnersSeeValues() {
        access.signIn(user("auditor-" + UUID.randomUUID(), "auditor"));
        assertThat(get("/api/v1/models/award-tender.form/sample")).hasStatus(403);
        assertThat(preview("/studio/models/award-tender.form/preview", DRAFT, Locale.ENGLISH)).hasStatus(403);
        access.signIn(user("nobody-" + UUID.randomUUID(), "employee"));
        assertThat(get("/studio/models/award-tender.form/sample")).hasStatus(403);
    }
}
