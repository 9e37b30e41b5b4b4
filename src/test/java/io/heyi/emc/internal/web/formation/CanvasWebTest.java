package io.heyi.emc.internal.web.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.heyi.ProductOnly;
import io.heyi.emc.internal.canvas.CanvasDocument;
import io.heyi.emc.internal.canvas.CanvasDrafts;
import io.heyi.emc.internal.canvas.CanvasDrafts.Base;
import io.heyi.microenterprise.TownPeople;
import io.heyi.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The canvas page: what was typed stays, and nobody opens or overwrites what he has not seen. */
@SpringBootTest(classes = FormationWebTest.Application.class, properties = "spring.flyway.locations=classpath:db/migration")
@ContextConfiguration(initializers = {TestDatabase.class, ProductOnly.class})
@AutoConfigureMockMvc
class CanvasWebTest {

    private static final String LEAD = "entrepreneur-11";
    private static final Map<String, String> TYPED = Map.of("title", "Smart cooking", "nodes[0].actor", "ME-0011", "nodes[0].tier", "STRATEGIC",
            "nodes[1].actor", "ME-0012", "nodes[1].tier", "STRATEGIC", "nodes[2].actor", "ME-0013", "nodes[2].tier", "STRATEGIC");

    @Autowired MockMvc mvc;
    @Autowired CanvasDrafts drafts;
    @Autowired TownPeople people;

    private UUID id;

    @BeforeEach
    void shared() throws Exception {
        var address = posts(LEAD, "/emcs/new", TYPED).getRedirectedUrl();
        id = UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    private MockHttpServletResponse posts(String person, String path, Map<String, String> typed) throws Exception {
        var request = MockMvcRequestBuilders.post(path).locale(Locale.ENGLISH).with(user(person)).with(csrf());
        typed.forEach(request::param);
        var response = mvc.perform(request).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private CanvasDocument document() {
        return drafts.open(people.as(LEAD), id).orElseThrow().canvas().document();
    }

    /** The form as the page shows it now, with other values typed into it. */
    private Map<String, String> form(Map<String, String> changed) {
        var form = new HashMap<>(TYPED);
        form.put("base.frame", document().frameHash());
        document().actors().forEach(actor -> form.put("base.part." + actor, document().partHash(actor)));
        form.putAll(changed);
        return form;
    }

    private void partyWrites(String person, int row, String text) {
        var now = document();
        var parts = new HashMap<String, String>();
        now.actors().forEach(actor -> parts.put(actor, now.partHash(actor)));
        drafts.save(people.as(person), id, now.with("nodes[" + row + "].contribution", text), new Base(now.frameHash(), parts));
    }

    @Test
    void nobodyOpensFiguresThatHeHasNotSeen() throws Exception {
        var seen = form(Map.of("go", "open:CANVAS"));
        partyWrites("entrepreneur-12", 1, "Recipes for twice the money");
        assertThat(posts(LEAD, "/emcs/canvas/" + id, seen).getRedirectedUrl()).as("look again").isEqualTo("/emcs/canvas/" + id);
        var now = form(Map.of("go", "open:CANVAS", "nodes[1].contribution", "Recipes for twice the money"));
        assertThat(posts(LEAD, "/emcs/canvas/" + id, now).getRedirectedUrl()).as("seen, and now it is about what is missing").isEqualTo("/emcs/canvas/" + id + "?check=CANVAS");
    }

    @Test
    void aConflictNamesWhomItIsAboutAndKeepsTheWordsOfAll() throws Exception {
        var seen = form(Map.of("go", "save", "nodes[1].contribution", "Something else"));
        partyWrites("entrepreneur-12", 1, "Recipes");
        partyWrites("entrepreneur-13", 2, "Users");
        var page = posts(LEAD, "/emcs/canvas/" + id, seen);
        assertThat(page.getStatus()).isEqualTo(409);
        assertThat(page.getContentAsString()).contains("Both have changed the part of Name of ME-0012.", "Something else", "Users").doesNotContain("part of Name of ME-0013", "??");
    }

    @Test
    void whatIsTooLargeOrTooManyStaysOnThePageWithItsCause() throws Exception {
        var large = form(Map.of("go", "save"));
        for (int i = 0; i < 50; i++) {
            large.put("places[" + i + "].title", "Place " + i);
            large.put("places[" + i + "].description", "d".repeat(4000));
            large.put("nodes[1].costs[" + i + "].label", "c".repeat(3000));
        }
        var saved = posts(LEAD, "/emcs/canvas/" + id, large);
        assertThat(saved.getStatus()).isEqualTo(422);
        assertThat(saved.getContentAsString()).contains("This is too much text to keep", "Place 49");
        var started = posts(LEAD, "/emcs/new", large);
        assertThat(started.getStatus()).isEqualTo(422);
        assertThat(started.getContentAsString()).contains("This is too much text to keep", "Place 49");

        for (int i = 0; i <= CanvasDrafts.MOST_DRAFTS; i++) {
            drafts.start(people.as("entrepreneur-14"), CanvasDocument.beginning("ME-0014", "x"));
        }
        var another = posts("entrepreneur-14", "/emcs/new", Map.of("title", "One more", "nodes[0].actor", "ME-0014"));
        assertThat(another.getStatus()).isEqualTo(422);
        assertThat(another.getContentAsString()).contains("You have too many canvases", "One more").doesNotContain("??");
    }

    @Test
    void aRefusedCommentStaysOnThePage() throws Exception {
        var refused = posts(LEAD, "/emcs/canvas/" + id + "/notes", Map.of("text", "Much to say " + "x".repeat(2000)));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("A comment has 1 to 2,000 readable characters", "Much to say");
        assertThat(posts(LEAD, "/emcs/canvas/" + id + "/notes", Map.of("text", "I am in")).getRedirectedUrl()).isEqualTo("/emcs/canvas/" + id + "#notes");
        assertThat(drafts.notes(id)).extracting(CanvasDrafts.Note::text).isEqualTo(List.of("I am in"));
    }
}
