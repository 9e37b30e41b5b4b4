package io.heyi.tender.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** The what-if of the tender score by API and page, with the real rule and real messages. */
@SpringBootTest(classes = ScoreWebTest.Application.class)
@AutoConfigureMockMvc
class ScoreWebTest {

    @SpringBootConfiguration
    @AutoConfigureWebMvc
    @EnableWebSecurity
    @ComponentScan("io.heyi.web.internal")
    @Import({ScorePreviewApiController.class, ScorePages.class})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-12-01T02:00:00Z"), ZoneOffset.UTC);
        }
    }

    private static final String E15 = """
            {"weights": {"price": 40, "quality": "30", "rating": 20, "risk": 10}, "bids": [
             {"id": "a", "price": 600000, "quality": 85, "rating": 4.2, "risk": 9}, {"id": "b", "price": "5.4e5", "quality": 78, "rating": 3.6, "risk": 7},
             {"id": "c", "price": 660000.00, "quality": 95, "rating": 4.8, "risk": 9}]}""";

    @Autowired MockMvc mvc;
    @MockitoBean Access access;

    @BeforeEach
    void anOutsidePartnerIsSignedIn() {
        when(access.currentUser()).thenReturn(new CurrentUser(new Username("partner-chef"), "Chef", Set.of(Role.EXTERNAL_PARTNER), Set.of(), Set.of(), "s"));
        when(access.people(anyCollection())).thenReturn(Map.of());
        when(access.nameOf(any())).thenCallRealMethod();
    }

    private MockHttpServletResponse preview(String body) throws Exception {
        return mvc.perform(post("/api/v1/tenders/score-preview").contentType(MediaType.APPLICATION_JSON).content(body).locale(Locale.ENGLISH).with(user("partner-chef")).with(csrf()))
                .andReturn().getResponse();
    }

    private List<String> refused(String body) throws Exception {
        var response = preview(body);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(422);
        return StreamSupport.stream(new ObjectMapper().readTree(response.getContentAsByteArray()).path("errors").spliterator(), false)
                .map(error -> error.path("field").asText() + " " + error.path("code").asText().substring("tender.error.".length())).toList();
    }

    @Test
    void theExampleE15IsAnsweredAsTheIssueFixesIt() throws Exception {
        var response = preview(E15);

        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        assertThat(response.getContentAsString()).isEqualTo("{\"bids\":["
                + "{\"id\":\"a\",\"points\":{\"price\":36.00,\"quality\":25.50,\"rating\":16.80,\"risk\":9.00},\"total\":87.30,\"rank\":2},"
                + "{\"id\":\"b\",\"points\":{\"price\":40.00,\"quality\":23.40,\"rating\":14.40,\"risk\":7.00},\"total\":84.80,\"rank\":3},"
                + "{\"id\":\"c\",\"points\":{\"price\":32.73,\"quality\":28.50,\"rating\":19.20,\"risk\":9.00},\"total\":89.43,\"rank\":1}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "no json", "{\"weights\":", ""})
    void whatIsNoObjectIsRefused(String body) throws Exception {
        var response = preview(body);
        assertThat(response.getStatus()).isIn(400, 422);
    }

    @Test
    void everyFaultIsToldAtOnceAndByItsField() throws Exception {
        assertThat(refused("{}")).containsExactlyInAnyOrder("weights missing", "bids missing");
        assertThat(refused("{\"weights\": {\"price\": 40, \"quality\": true, \"rating\": 20}, \"bids\": [{\"id\": \"a\", \"price\": -1, \"quality\": 101, \"rating\": \"x\", \"risk\": 1, \"plan\": 2}, null,"
                + "{\"id\": \"a\", \"price\": 1.005, \"quality\": 1, \"rating\": 1, \"risk\": 1e99}]}"))
                .containsExactlyInAnyOrder("weights.quality notANumber", "weights.risk missing", "bids[0].plan unknownField", "bids[0].price range", "bids[0].quality range",
                        "bids[0].rating notANumber", "bids[1] notAnObject", "bids[2].id twice", "bids[2].price tooManyDecimals", "bids[2].risk range");
    }

    @ParameterizedTest
    @CsvSource({"\"price\": 40, weights weightSum", "\"price\": 140, weights.price range", "\"price\": 39.999, weights.price tooManyDecimals"})
    void weightsThatDoNotFitAreRefused(String price, String fault) throws Exception {
        assertThat(refused(E15.replace("\"price\": 40", price).replace("\"risk\": 10", "\"risk\": 9"))).contains(fault);
    }

    @Test
    void riskPointsBeyondTheWeightOfRiskAreRefused() throws Exception {
        assertThat(refused(E15.replace("\"risk\": 9}", "\"risk\": 10.5}"))).containsExactly("bids[0].risk range", "bids[2].risk range");
    }

    @ParameterizedTest
    @CsvSource({"en, 89.43", "zh, 89.43"})
    void thePageShowsTheExampleRankedWithReasons(String language, String best) throws Exception {
        var page = page("/tenders/score", language);
        assertThat(page).contains(best, "87.30", "84.80").doesNotContain("??");
        assertThat(page.indexOf("89.43")).isLessThan(page.indexOf("87.30"));
    }

    @Test
    void whatIsTypedStaysOnThePageBesideItsFault() throws Exception {
        var page = page("/tenders/score?weights.price=50&weights.quality=30&weights.rating=20&weights.risk=10&id=%3Cb%3Ex&price=abc&quality=1&rating=1&risk=1", "en");
        assertThat(page).contains("110", "value=\"abc\"", "&lt;b&gt;x").doesNotContain("<b>x", "id=\"ranking-head\"");
    }

    @Test
    void rowsComeAndGo() throws Exception {
        var base = "/tenders/score?weights.price=40&weights.quality=30&weights.rating=20&weights.risk=10&id=a&price=1&quality=1&rating=1&risk=1&id=b&price=2&quality=1&rating=1&risk=1";
        assertThat(page(base + "&drop=0", "en")).contains("value=\"b\"").doesNotContain("value=\"a\"");
        assertThat(page(base + "&add=1", "en")).contains("bids[2]".replace("[", "-").replace("]", "")).contains("value=\"a\"");
    }

    private String page(String address, String language) throws Exception {
        var response = mvc.perform(get(java.net.URI.create(address)).locale(Locale.of(language)).with(user("partner-chef"))).andReturn().getResponse();
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return response.getContentAsString();
    }
}
