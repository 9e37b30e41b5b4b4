package io.heyi.performance.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.emc.Actuals;
import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.PerformanceWeb;
import io.heyi.performance.internal.intake.Facts;
import io.heyi.performance.internal.judging.TriggerJudging;
import io.heyi.performance.internal.webhook.Signatures;
import io.heyi.shared.PageRequest;
import io.heyi.testing.Uploads;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;

@PerformanceWeb
class MetricPagesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(9000);
    private static final CurrentUser OWNER = user("owner-2", "me-owner:ME-0002", "entrepreneur");
    private static final CurrentUser LEAD = user("owner-1", "me-owner:ME-0001", "entrepreneur");
    private static final CurrentUser STRANGER = user("stranger", "entrepreneur");
    private static final CurrentUser OUTSIDER = user("partner-x", "external-partner");
    private static final String HEADER = "emc,actor,metric,period,value,source,sampleSize\n";

    @Autowired MockMvc mvc;
    @Autowired FakeAccess access;
    @Autowired FakeEmcs emcs;
    @Autowired Facts facts;
    @Autowired Actuals actuals;
    @Autowired TriggerJudging judging;
    @Autowired SetClock clock;
    @Autowired ObjectMapper json;
    private EmcCode emc;

    @BeforeEach
    void anEmc() {
        emc = new EmcCode("EMC-" + NUMBERS.incrementAndGet());
        emcs.add(emc, FakeEmcs.cooking(), YearMonth.of(2026, 1));
        access.signIn(OWNER);
    }

    private long stored() {
        return facts.list(emc, ReadableMonths.every(), PageRequest.first()).total();
    }

    private ResultActions csv(String rows) throws Exception {
        return mvc.perform(post("/api/v1/metrics").contentType("text/csv").content(HEADER + rows));
    }

    private String row(String value) {
        return emc + ",ME-0001,ovens-sold,2026-03," + value + ",till system,12\n";
    }

    @Test
    void theApiStoresAndListsWithSourceAndSubmitter() throws Exception {
        csv(row("900")).andExpect(status().isCreated()).andExpect(jsonPath("$.stored").value(1)).andExpect(jsonPath("$.repeated").value(false));
        csv(row("950")).andExpect(jsonPath("$.corrections").value(1));

        mvc.perform(get("/api/v1/metrics").param("emc", emc.value()).param("period", "2026-03")).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[0].oldValue").value(900)).andExpect(jsonPath("$.items[0].current").value(true))
                .andExpect(jsonPath("$.items[1].current").value(false)).andExpect(jsonPath("$.items[1].submittedBy").value("owner-2")).andExpect(jsonPath("$.items[1].source").value("till system"));
    }

    @Test
    void theApiNamesRowFieldCodeAndTextOfAFault() throws Exception {
        csv(row("900") + row("=1").replace("ME-0001", "ME-0002").replace("ovens-sold", "orders")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("rows[3].value")).andExpect(jsonPath("$.errors[0].code").value("performance.error.formula"))
                .andExpect(jsonPath("$.rows[0].row").value(3)).andExpect(jsonPath("$.rows[0].field").value("value")).andExpect(jsonPath("$.rows[0].text").value(Matchers.containsString("formula")));
        assertThat(stored()).isZero();
    }

    @Test
    void jsonIsReadLikeCsv() throws Exception {
        mvc.perform(post("/api/v1/metrics").contentType(MediaType.APPLICATION_JSON).header("Idempotency-Key", emc.value())
                .content("[{\"emc\":\"%s\",\"actor\":\"chef-li\",\"metric\":\"recipes\",\"period\":\"2026-03\",\"value\":12,\"source\":\"site\"}]".formatted(emc))).andExpect(status().isCreated());
        mvc.perform(post("/api/v1/metrics").contentType(MediaType.APPLICATION_JSON).content("{\"metrics\":3}")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/api/v1/metrics").contentType(MediaType.APPLICATION_JSON)).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/api/v1/metrics").contentType("text/csv;charset=ISO-8859-1").content("x")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/api/v1/metrics").content("x")).andExpect(status().is4xxClientError());
        mvc.perform(post("/api/v1/metrics").contentType("application/vnd.ms-excel").content("x")).andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void strangersAreRefusedAndOutsidersFindNothing() throws Exception {
        access.signIn(STRANGER);
        csv(row("900")).andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/metrics").param("emc", emc.value())).andExpect(status().isOk());
        mvc.perform(get("/metrics/new").param("emc", emc.value()).param("period", "2026-03")).andExpect(status().isForbidden());
        mvc.perform(get("/metrics/keys").param("emc", emc.value())).andExpect(status().isForbidden());
        mvc.perform(get("/metrics").param("emc", emc.value())).andExpect(status().isOk()).andExpect(content().string(Matchers.not(Matchers.containsString("/metrics/new"))));

        access.signIn(OUTSIDER);
        csv(row("900")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.rows[0].code").value("performance.error.unknownEmc"));
        mvc.perform(get("/api/v1/metrics").param("emc", emc.value())).andExpect(status().isNotFound());
        mvc.perform(get("/metrics").param("emc", emc.value())).andExpect(status().isNotFound());
        assertThat(stored()).isZero();
    }

    @Test
    void aBodyThatIsFarTooLargeIsRefusedBeforeItIsRead() throws Exception {
        var large = new byte[2 * 1024 * 1024];
        mvc.perform(post("/api/v1/metrics").contentType("text/csv").content(large)).andExpect(status().isPayloadTooLarge());
        mvc.perform(post("/api/v1/webhooks/metrics").contentType("text/csv").content(large)).andExpect(status().isPayloadTooLarge());
    }

    @Test
    void anUploadIsPreviewedAndStoredOnlyWhenConfirmed() throws Exception {
        csv(row("900"));
        var page = mvc.perform(Uploads.file("/metrics/upload", "m.csv", "text/csv",
                HEADER + row("950") + emc + ",chef-li,recipes,2026-03,12,\"site, \u201Cnew\u201D\",\n")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("correction", "was 900", ">new<");
        assertThat(stored()).isEqualTo(1);

        mvc.perform(post("/metrics/upload/confirm").param("content", hidden(page, "textarea name=\"content\" hidden[^>]*>([^<]*)<").replace("\n", "\r\n")).param("seal", hidden(page, "name=\"seal\" value=\"([^\"]*)\"")))
                .andExpect(redirectedUrl("/metrics?emc=" + emc + "&period=2026-03"));
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void whatWasReportedInBetweenIsShownBeforeItIsCorrected() throws Exception {
        var page = preview(row("950"));
        csv(row("900"));

        var again = mvc.perform(post("/metrics/upload/confirm").param("content", HEADER + row("950")).param("seal", hidden(page, "name=\"seal\" value=\"([^\"]*)\""))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(again).contains("reported in between", "was 900");
        mvc.perform(post("/metrics/upload/confirm").param("content", HEADER + row("960")).param("seal", hidden(again, "name=\"seal\" value=\"([^\"]*)\""))).andExpect(status().isOk());
        assertThat(stored()).as("another content than the one that was previewed").isEqualTo(1);
    }

    @Test
    void faultsStandBesideTheirRowAndNothingCanBeConfirmed() throws Exception {
        var page = preview(row("900") + row("1e9").replace("ME-0001", "ME-0002").replace("ovens-sold", "orders") + "x\n");

        assertThat(page).contains("no exponents", "has 7 columns", "2 rows have faults").doesNotContain("name=\"seal\"");
    }

    @Test
    void aFileInAnotherEncodingLeavesNothingBehindThatWouldPassNextTime() throws Exception {
        var page = mvc.perform(Uploads.file("/metrics/upload", "m.csv", "text/csv", (HEADER + row("900").replace("till system", "收银系统")).getBytes("GBK")))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        assertThat(page).contains("not UTF-8").doesNotContain("\uFFFD").doesNotContain("name=\"seal\"");
        assertThat(preview(row("900").replace("till system", "t\uFFFDll"))).contains("cannot be shown").doesNotContain("name=\"seal\"");
    }

    @Test
    void aLateRowIsToldFromOneInTimeBeforeAndAfterItIsStored() throws Exception {
        csv(row("900") + row("4").replace("ME-0001", "ME-0002").replace("ovens-sold", "complaints"));
        actuals.freeze(emc, YearMonth.of(2026, 3), FakeEmcs.cooking(), clock.instant().minusSeconds(1));
        var page = preview(row("950") + row("5").replace("ME-0001", "ME-0002").replace("ovens-sold", "complaints"));
        assertThat(page).contains("difference is added to the next month", "cannot be added up", "difference counts in the next month", "only recorded, counts in no month");

        var lateWords = mvc.perform(value("950")).andExpect(redirectedUrl("/metrics?emc=" + emc + "&period=2026-03")).andReturn().getFlashMap().get("flash");
        assertThat(lateWords).hasFieldOrPropertyWithValue("messageKey", "performance.flash.corrected.carried");
        csv(row("5").replace("ME-0001", "ME-0002").replace("ovens-sold", "complaints")).andExpect(jsonPath("$.carried").value(0)).andExpect(jsonPath("$.recordedOnly").value(1));
        mvc.perform(get("/metrics").param("emc", emc.value()).param("period", "2026-03"))
                .andExpect(content().string(Matchers.allOf(Matchers.containsString("difference counts in the next month"), Matchers.containsString("only recorded, counts in no month"))));
    }

    private MockHttpServletRequestBuilder value(String value) {
        return post("/metrics/new").param("emc", emc.value()).param("period", "2026-03").param("figure", "ME-0001/ovens-sold").param("value", value).param("source", "till");
    }

    @Test
    void badInputIsAnsweredAsSuch() throws Exception {
        mvc.perform(post("/metrics/new").param("emc", emc.value()).param("figure", "ME-0001/ovens-sold").param("value", "1").param("source", "till")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/metrics").param("emc", emc.value()).param("size", "0")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("size"));
        mvc.perform(get("/api/v1/metrics").param("emc", emc.value()).param("page", "x")).andExpect(jsonPath("$.errors[0].field").value("page"));
        mvc.perform(get("/api/v1/metrics").param("emc", emc.value()).param("period", "soon")).andExpect(jsonPath("$.errors[0].message").value(Matchers.startsWith("soon ")));
        access.signIn(LEAD);
        mvc.perform(post("/api/v1/webhooks/keys").contentType(MediaType.APPLICATION_JSON).content("{\"emc\":\"%s\",\"label\":\"x\",\"actors\":[null]}".formatted(emc)))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("actors"));
    }

    @Test
    void theListOffersOnlyWhatThePersonCanOpenAndReport() throws Exception {
        emcs.call(emc);
        mvc.perform(get("/metrics").param("query", "")).andExpect(content().string(Matchers.containsString("/metrics/upload")));
        access.signIn(STRANGER);
        mvc.perform(get("/metrics")).andExpect(content().string(Matchers.not(Matchers.containsString("/metrics/upload"))));
        access.signIn(OUTSIDER);
        mvc.perform(get("/metrics")).andExpect(content().string(Matchers.not(Matchers.containsString("emc=EMC-"))));
    }

    private String preview(String rows) throws Exception {
        return mvc.perform(Uploads.form("/metrics/upload").param("text", HEADER + rows)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private static String hidden(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    @Test
    void oneValueIsReportedAndItsFaultsStandAtTheField() throws Exception {
        mvc.perform(post("/metrics/new").param("emc", emc.value()).param("period", "2026-03").param("figure", "ME-0001/ovens-sold").param("value", "many").param("source", "").param("sampleSize", ""))
                .andExpect(status().isOk()).andExpect(content().string(Matchers.allOf(Matchers.containsString("f-value-errors"), Matchers.containsString("f-source-errors"))));
        mvc.perform(post("/metrics/new").param("emc", emc.value()).param("period", "2026-03").param("figure", "ME-0001/ovens-sold").param("value", "900").param("source", "till").param("sampleSize", ""))
                .andExpect(redirectedUrl("/metrics?emc=" + emc + "&period=2026-03"));
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyPageIsDrawnInBothLanguages(String language) throws Exception {
        csv(row("900"));
        csv(row("310"));
        actuals.freeze(emc, YearMonth.of(2026, 3), FakeEmcs.cooking(), clock.instant());
        actuals.conclude(emc, YearMonth.of(2026, 3), clock.instant());
        judging.judgeDue();
        access.signIn(LEAD);
        for (var address : new String[] {"/metrics", "/metrics?emc=" + emc, "/metrics?emc=" + emc + "&period=2026-03", "/metrics/upload", "/metrics/new?emc=" + emc + "&period=2026-02", "/metrics/keys?emc=" + emc,
            "/actors/ME-0001/record", "/actors/chef-li/record"}) {
            var page = mvc.perform(get(address).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
            assertThat(page).as(address).doesNotContain("??").contains("</html>");
        }
        mvc.perform(get("/metrics").param("emc", emc.value()).param("period", "soon")).andExpect(status().isNotFound());
    }

    @Test
    void theLeadIsToldOnTheHomePage() throws Exception {
        actuals.freeze(emc, YearMonth.of(2026, 2), FakeEmcs.cooking(), clock.instant());
        actuals.conclude(emc, YearMonth.of(2026, 2), clock.instant());
        actuals.freeze(emc, YearMonth.of(2026, 3), FakeEmcs.cooking(), clock.instant());
        actuals.conclude(emc, YearMonth.of(2026, 3), clock.instant());
        judging.judgeDue();

        mvc.perform(get("/")).andExpect(content().string(Matchers.not(Matchers.containsString("home-troubles"))));
        access.signIn(LEAD);
        mvc.perform(get("/")).andExpect(status().isOk()).andExpect(content().string(Matchers.allOf(Matchers.containsString("home-troubles"), Matchers.containsString("2 months in a row below bottom, last in March 2026"), Matchers.containsString(">Food network<"),
                Matchers.not(Matchers.containsString(">ME-0002<")), Matchers.containsString("part-rating-head"), Matchers.containsString("<polyline"))));
        access.signIn(OUTSIDER);
        mvc.perform(get("/")).andExpect(content().string(Matchers.allOf(Matchers.containsString("part-rating-head"), Matchers.not(Matchers.containsString("<polyline")))));
    }

    @Test
    void aTrackRecordIsForWhoMaySeeItsEmcs() throws Exception {
        actuals.freeze(emc, YearMonth.of(2026, 3), FakeEmcs.cooking(), clock.instant());

        mvc.perform(get("/actors/chef-li/record")).andExpect(status().isOk()).andExpect(content().string(Matchers.allOf(Matchers.containsString("Track record of Chef Li"),
                Matchers.containsString("March 2026"), Matchers.containsString(emc.value()))));
        access.signIn(user("chef-li", "external-partner"));
        emcs.leave(emc, "chef-li", YearMonth.of(2026, 3));
        mvc.perform(get("/actors/chef-li/record")).andExpect(status().isOk()).andExpect(content().string(Matchers.containsString(emc.value())));
        mvc.perform(get("/metrics").param("emc", emc.value()).param("period", "2026-03")).andExpect(status().isOk());
        mvc.perform(get("/actors/nobody-at-all/record")).andExpect(status().isNotFound());
        access.signIn(OUTSIDER);
        mvc.perform(get("/actors/chef-li/record")).andExpect(status().isNotFound());
    }

    @Test
    void aPartnerWhoHasLeftSeesTheMonthsOfHisContractAndNoneAfterwards() throws Exception {
        csv(row("900"));
        csv(row("4711").replace("2026-03", "2026-04"));
        actuals.freeze(emc, YearMonth.of(2026, 4), FakeEmcs.cooking(), clock.instant());
        emcs.leave(emc, "chef-li", YearMonth.of(2026, 3));
        access.signIn(user("chef-li", "external-partner"));

        mvc.perform(get("/api/v1/metrics").param("emc", emc.value())).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].period").value("2026-03"));
        mvc.perform(get("/api/v1/metrics").param("emc", emc.value()).param("period", "2026-04")).andExpect(jsonPath("$.total").value(0));
        mvc.perform(get("/metrics").param("emc", emc.value()).param("period", "2026-04")).andExpect(status().isNotFound());
        mvc.perform(get("/metrics").param("emc", emc.value())).andExpect(status().isOk()).andExpect(content().string(Matchers.allOf(Matchers.containsString("March 2026"),
                Matchers.not(Matchers.containsString("April 2026")), Matchers.not(Matchers.containsString("4,711")))));
        mvc.perform(get("/actors/ME-0001/record")).andExpect(content().string(Matchers.not(Matchers.containsString("April 2026"))));
    }

    @Test
    void aSecretIsShownOnceAndNotKept() throws Exception {
        access.signIn(LEAD);
        var page = mvc.perform(post("/metrics/keys").param("emc", emc.value()).param("label", "Telemetry").param("actors", "ME-0001")).andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("whsec_");
        mvc.perform(get("/metrics/keys").param("emc", emc.value())).andExpect(content().string(Matchers.allOf(Matchers.containsString("Telemetry"), Matchers.not(Matchers.containsString("whsec_")))));
        mvc.perform(post("/metrics/keys").param("emc", emc.value()).param("label", "")).andExpect(status().isOk()).andExpect(content().string(Matchers.containsString("f-label-errors")));
        access.signIn(user("admin", "administrator"));
        mvc.perform(get("/metrics/keys").param("emc", emc.value())).andExpect(status().isOk()).andExpect(content().string(Matchers.allOf(Matchers.containsString("/revocation"),
                Matchers.not(Matchers.containsString("name=\"label\"")))));
        mvc.perform(post("/metrics/keys").param("emc", emc.value()).param("label", "Mine")).andExpect(status().isForbidden());
    }

    @Test
    void anOutsideSystemDeliversWithASignature() throws Exception {
        access.signIn(LEAD);
        var key = json.readTree(mvc.perform(post("/api/v1/webhooks/keys").contentType(MediaType.APPLICATION_JSON).content("{\"emc\":\"%s\",\"label\":\"Telemetry\"}".formatted(emc)))
                .andExpect(status().isCreated()).andExpect(header().string("Cache-Control", "no-store")).andReturn().getResponse().getContentAsString());
        mvc.perform(get("/api/v1/webhooks/keys").param("emc", emc.value())).andExpect(jsonPath("$[0].label").value("Telemetry")).andExpect(jsonPath("$[0].secret").doesNotExist());

        deliver(key.get("id").asText(), key.get("secret").asText(), "d-1", HEADER + row("900")).andExpect(status().isCreated()).andExpect(jsonPath("$.stored").value(1));
        mvc.perform(get("/metrics").param("emc", emc.value()).param("period", "2026-03")).andExpect(content().string(Matchers.allOf(Matchers.containsString("Telemetry"),
                Matchers.containsString("key of Mx owner-1"))));
        deliver(key.get("id").asText(), key.get("secret").asText(), "d-1", HEADER + row("900")).andExpect(status().isConflict()).andExpect(jsonPath("$.delivery").value("d-1"));
        deliver(key.get("id").asText(), "whsec_wrong", "d-2", HEADER + row("950")).andExpect(status().isUnauthorized());
        deliver(key.get("id").asText(), key.get("secret").asText(), "d-3", HEADER + row("x")).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.rows[0].row").value(2));
        deliver(key.get("id").asText(), key.get("secret").asText(), "d-4", HEADER + row("1").replace(emc.value(), "EMC-8888")).andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/webhooks/metrics").contentType("text/csv").content(HEADER + row("950"))).andExpect(status().isUnauthorized());
        assertThat(stored()).isEqualTo(1);

        access.signIn(STRANGER);
        mvc.perform(get("/api/v1/webhooks/keys").param("emc", emc.value())).andExpect(status().isForbidden());
        mvc.perform(delete("/api/v1/webhooks/keys/" + key.get("id").asText())).andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/webhooks/keys").contentType(MediaType.APPLICATION_JSON).content("{\"emc\":\"%s\",\"label\":\"Mine\"}".formatted(emc))).andExpect(status().isForbidden());
    }

    private ResultActions deliver(String key, String secret, String id, String body) throws Exception {
        var time = String.valueOf(clock.instant().getEpochSecond());
        return mvc.perform(post("/api/v1/webhooks/metrics").contentType("text/csv").header("X-Heyi-Key", key).header("X-Heyi-Timestamp", time).header("X-Heyi-Delivery", id)
                .header("X-Heyi-Signature", Signatures.sign(secret, time, id, body.getBytes(StandardCharsets.UTF_8))).content(body));
    }
}
