package io.heyi.emc.internal.web.chain;

import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.web.ApiProblem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may read the whole chain of an EMC: people inside, and outside partners who are party to it now. A chain cannot be shown in part, so it is not for those who
 * only look at an open call or have left.
 */
@Component
public class ChainRights {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Emcs emcs;
    private final ContractChain chain;

    ChainRights(Emcs emcs, ContractChain chain) {
        this.emcs = emcs;
        this.chain = chain;
    }

    @Transactional(readOnly = true)
    public boolean mayReadChain(CurrentUser reader, EmcCode code) {
        return emcs.mayRead(reader, code) && (reader.isInside() || !emcs.actingFor(reader, code).isEmpty());
    }

    /** @throws ApiProblem 404 for an EMC that does not exist or whose chain is not for this reader */
    EmcCode readable(CurrentUser reader, String id) {
        if (!EmcCode.isValid(id) || !mayReadChain(reader, new EmcCode(id))) {
            throw ApiProblem.notFound("emcpages.problem.unknown");
        }
        return new EmcCode(id);
    }

    /** The proof as a download. */
    @Transactional(readOnly = true)
    public ResponseEntity<byte[]> proof(CurrentUser reader, String id) {
        var code = readable(reader, id);
        var name = ContentDisposition.attachment().filename(code + "-proof.txt").build();
        return ResponseEntity.ok().contentType(TEXT).header(HttpHeaders.CONTENT_DISPOSITION, name.toString()).header(HttpHeaders.CACHE_CONTROL, "no-store").body(chain.proof(code));
    }
}
