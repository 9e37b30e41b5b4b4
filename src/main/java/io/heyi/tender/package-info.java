/** Sealed bids and their scoring; open calls and ballots follow (domain.md P2, D4 of the product bar). */
@org.springframework.modulith.ApplicationModule(displayName = "Tender",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox"})
package io.heyi.tender;
