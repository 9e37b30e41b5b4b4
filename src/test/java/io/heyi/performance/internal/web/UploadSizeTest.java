package io.heyi.performance.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.Tenures;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.PerformanceWeb;
import io.heyi.performance.internal.intake.Facts;
import io.heyi.shared.PageRequest;
import io.heyi.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.util.HtmlUtils;

/** The largest uploads, on a real server, with what a browser makes of the page's own forms. */
@SpringBootTest(classes = PerformanceWeb.Beans.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.flyway.locations=classpath:db/migration/performance")
@ContextConfiguration(initializers = TestDatabase.class)
@ImportAutoConfiguration({HttpEncodingAutoConfiguration.class, SecurityAutoConfiguration.class})
@MockitoBean(types = {Microenterprises.class, Tenures.class})
class UploadSizeTest {

    private static final int ROWS = 5_000;
    private static final String EDGE = "an-edge-between-the-parts";

    @LocalServerPort int port;
    @Autowired FakeAccess access;
    @Autowired FakeEmcs emcs;
    @Autowired Facts facts;

    @Test
    void fiveThousandChineseRowsArePreviewedAndConfirmed() throws Exception {
        access.signIn(user("officer", "settlement-officer"));
        var rows = rows();
        assertThat(rows.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(600_000, 900_000);

        var page = send("/metrics/upload", Map.of("text", rows)).body();
        assertThat(page).contains("5,000 new values").containsPattern("<form method=\"post\" enctype=\"multipart/form-data\" action=\"/metrics/upload/confirm\"");
        var confirmed = send("/metrics/upload/confirm", Map.of("seal", found(page, "name=\"seal\" value=\"([^\"]*)\""), "content", found(page, "textarea name=\"content\" hidden[^>]*>([^<]*)<")));

        assertThat(confirmed.statusCode()).isEqualTo(302);
        assertThat(facts.list(new EmcCode("EMC-3001"), ReadableMonths.every(), PageRequest.first()).total()).isEqualTo(375);
    }

    /** All months since 2020 of five figures of fourteen EMCs. */
    private String rows() {
        var text = new StringBuilder("emc,actor,metric,period,value,source,sampleSize\n");
        var figures = List.of("ME-0001,ovens-sold", "ME-0002,orders", "ME-0002,complaints", "chef-li,recipes", "%s,profit");
        for (int n = 0, emc = 3001; n < ROWS; emc++) {
            emcs.add(new EmcCode("EMC-" + emc), FakeEmcs.cooking(), YearMonth.of(2020, 1));
            for (var month = YearMonth.of(2020, 1); n < ROWS && !month.isAfter(YearMonth.of(2026, 3)); month = month.plusMonths(1)) {
                for (int i = 0; i < figures.size() && n < ROWS; i++, n++) {
                    text.append("EMC-%d,%s,%s,1250,食联网生态平台收银系统与仓储系统每日自动汇总的销售数据,\n".formatted(emc, figures.get(i).formatted("EMC-" + emc), month));
                }
            }
        }
        return text.toString();
    }

    private HttpResponse<String> send(String path, Map<String, String> fields) throws IOException, InterruptedException {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--").append(EDGE).append("\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n")
                .append(value.replace("\n", "\r\n")).append("\r\n"));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(BodyPublishers.ofString(body + "--" + EDGE + "--\r\n")).build(), BodyHandlers.ofString());
    }

    private static String found(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }
}
