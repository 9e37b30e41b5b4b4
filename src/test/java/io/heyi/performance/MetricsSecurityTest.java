package io.heyi.performance;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.microenterprise.WholeProduct;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The product's own doors: only signed deliveries come in without a token, and then it is the signature that counts. */
@WholeProduct
class MetricsSecurityTest {

    @Autowired MockMvc mvc;

    @Test
    void aDeliveryNeedsASignatureInsteadOfAToken() throws Exception {
        mvc.perform(post("/api/v1/webhooks/metrics").contentType("text/csv").content("x")).andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.type").value("urn:heyi:problem:performance.webhook.malformed"));
        mvc.perform(post("/api/v1/webhooks/metrics").contentType("text/csv").content("x").header("X-Heyi-Key", "K-1").header("X-Heyi-Timestamp", "1").header("X-Heyi-Delivery", "d")
                .header("X-Heyi-Signature", "sha256=" + "0".repeat(64))).andExpect(status().isUnauthorized()).andExpect(jsonPath("$.type").value("urn:heyi:problem:performance.webhook.notProven"));
    }

    @Test
    void everythingElseNeedsAToken() throws Exception {
        mvc.perform(post("/api/v1/metrics").contentType("text/csv").content("x")).andExpect(status().isUnauthorized()).andExpect(jsonPath("$.type").value("urn:heyi:problem:web.problem.unauthenticated"));
        mvc.perform(get("/api/v1/metrics").param("emc", "EMC-0001")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/webhooks/metrics")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/webhooks/keys").param("emc", "EMC-0001")).andExpect(status().isUnauthorized());
        mvc.perform(post("/api/v1/webhooks/keys").contentType("application/json").content("{}")).andExpect(status().isUnauthorized());
    }
}
