package io.heyi.emc.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.chain.ContractChain.EntryType;
import io.heyi.emc.internal.chain.ContractChain.Fault;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the versions that the product works with are those that the chain has sealed. */
@Component
public class SealedVersions {

    private final VersionStore versions;
    private final ContractChain chain;

    SealedVersions(VersionStore versions, ContractChain chain) {
        this.versions = versions;
        this.chain = chain;
    }

    /** Recomputes the chain and compares each version with its entry; empty when all is well, else the first fault. */
    @Transactional(readOnly = true)
    public Optional<Fault> verify(EmcCode code) {
        return chain.verify(code).or(() -> chain.entries(code, EntryType.VERSION).stream().filter(entry -> !isKept(code, entry)).findFirst()
                .map(entry -> new Fault(entry.number(), "version")));
    }

    private boolean isKept(EmcCode code, ContractChain.Entry entry) {
        var sealed = TermsJson.read(entry.payload(), JsonNode.class);
        return versions.text(code, sealed.path("number").asInt())
                .filter(kept -> kept.period().equals(sealed.path("period").asText())
                        && Objects.equals(kept.inForceFrom(), sealed.path("inForceFrom").textValue()) && kept.termsHash().equals(sealed.path("termsHash").asText())
                        && kept.terms().equals(TermsJson.canonical(sealed.path("terms")))).isPresent();
    }
}
