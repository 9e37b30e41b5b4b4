package io.heyi.emc.internal.web.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.web.ShellApplication;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Whoever holds a proof may check it, signed in or not; the proofs themselves stay behind the sign-in. */
@ShellApplication
@Import(ProofTools.class)
class ProofToolsTest {

    @Autowired MockMvc mvc;

    @Test
    void theVerifierAndItsDocumentAreForAnybody() throws Exception {
        var jar = mvc.perform(get("/contract-proof/verifier.jar").accept(MediaType.TEXT_HTML, MediaType.ALL)).andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"heyi-proof-verifier.jar\"")).andReturn().getResponse().getContentAsByteArray();
        var names = new ArrayList<String>();
        try (var entries = new JarInputStream(new ByteArrayInputStream(jar))) {
            assertThat(entries.getManifest().getMainAttributes().getValue("Main-Class")).isEqualTo("io.heyi.emc.proof.VerifyProof");
            for (var entry = entries.getNextJarEntry(); entry != null; entry = entries.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("io/heyi/emc/proof/") && name.endsWith(".class"));
        assertThat(mvc.perform(get("/contract-proof/contract-proof.md")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()).contains("verifier.jar");
    }

    @Test
    void nothingElseComesWithThem() throws Exception {
        mvc.perform(get("/contract-proof/")).andExpect(status().isNotFound());
        mvc.perform(post("/contract-proof/verifier.jar")).andExpect(status().isForbidden());
        mvc.perform(get("/emcs/EMC-0001/proof").accept(MediaType.TEXT_HTML)).andExpect(status().isServiceUnavailable());
    }
}
