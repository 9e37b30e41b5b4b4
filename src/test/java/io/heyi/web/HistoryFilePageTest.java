package io.heyi.web;

import static io.heyi.web.ShellPagesTest.signedIn;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Role;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.audit.HistoryFile;
import io.heyi.shared.PageRequest;
import io.heyi.testing.Uploads;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The page on which anybody checks a downloaded history. */
@ShellApplication
class HistoryFilePageTest {

    @Autowired
    private MockMvc mvc;
    @Autowired
    private AuditTrail audit;
    @Autowired
    private ObjectMapper json;

    private String file() throws Exception {
        var businessKey = "case-" + UUID.randomUUID();
        audit.record(new AuditEvent(businessKey, "owner", "test.decided", Map.of("reason", "因为 <b>")));
        return json.writeValueAsString(HistoryFile.of(businessKey, "owner", ShellApplication.NOW, audit.entries(businessKey, PageRequest.first()).items(), Set.of()));
    }

    private ResultActions uploaded(String file, String language) throws Exception {
        return mvc.perform(Uploads.file("/history/verify", "h.json", "application/json", file)
                .with(signedIn("entrepreneur-01", Role.ENTREPRENEUR)).with(csrf()).header("Accept-Language", language));
    }

    @Test
    void aWholeFileHoldsAndAChangedOneIsNamedByItsEntry() throws Exception {
        var file = file();
        uploaded(file, "en").andExpect(status().isOk()).andExpect(content().string(containsString("The chain of case-")));
        uploaded(file, "zh").andExpect(content().string(containsString("的链条完整")));
        uploaded(file.replace("因为", "所以"), "en").andExpect(content().string(containsString("Entry 1 does not hold: its content was changed.")));
    }

    @Test
    void scriptInAFileIsShownAsText() throws Exception {
        uploaded("{\"format\":\"heyi-history 1\",\"businessKey\":\"<script>alert(1)</script>\",\"entries\":[{\"sequence\":1,\"at\":\"x\",\"actor\":\"x\",\"action\":\"x\",\"heldBack\":true,\"previousHash\":\""
                + "0".repeat(64) + "\",\"hash\":\"x\"}]}", "en").andExpect(status().isOk()).andExpect(content().string(not(containsString("<script>alert"))))
                .andExpect(content().string(containsString("Heyi does not keep such an entry")));
    }

    @Test
    void withoutAFileThePageSaysWhatIsMissing() throws Exception {
        mvc.perform(get("/history/verify").with(signedIn("entrepreneur-01", Role.ENTREPRENEUR)).header("Accept-Language", "en")).andExpect(status().isOk());
        mvc.perform(Uploads.form("/history/verify").with(signedIn("entrepreneur-01", Role.ENTREPRENEUR)).with(csrf()).header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("Choose the JSON file of a history.")));
        uploaded("no json", "en").andExpect(content().string(containsString("The file is not JSON")));
    }
}
