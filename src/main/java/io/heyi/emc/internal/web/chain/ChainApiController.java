package io.heyi.emc.internal.web.chain;

import io.heyi.access.Access;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The contract ledger for clients (issue 3, part 3). */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Contract ledger")
class ChainApiController {

    private final ContractChain chain;
    private final ChainRights rights;
    private final Access access;

    ChainApiController(ContractChain chain, ChainRights rights, Access access) {
        this.chain = chain;
        this.rights = rights;
        this.access = access;
    }

    @GetMapping("/emcs/{id}/chain")
    @Operation(summary = "Every version, signature, settlement and end of an EMC's contract, oldest first, chained by hash and signed by the product")
    PageOf<ContractChain.Entry> chain(@PathVariable String id, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return chain.entries(rights.readable(access.currentUser(), id), paging(page, size));
    }

    @GetMapping("/emcs/{id}/proof")
    @Operation(summary = "The whole chain as a file that can be checked without the product", description = "See docs/contract-proof.md.")
    ResponseEntity<byte[]> proof(@PathVariable String id) {
        return rights.proof(access.currentUser(), id);
    }

    @GetMapping("/contract-keys")
    @Operation(summary = "The public keys that contracts are signed with, the present one first", description = "`id` is the SHA-256 of the key, `spki` its DER form in base64.")
    List<ContractChain.PublicKeyView> keys() {
        return chain.keys();
    }

    private static PageRequest paging(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "emcpages.error.paging", PageRequest.LARGEST_SIZE)));
        }
    }
}
