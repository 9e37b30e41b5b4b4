/** Ballots of every module: a roll frozen at opening, secret where asked, counted and verifiable (product-bar D13, domain.md P4, P5, E13). */
@org.springframework.modulith.ApplicationModule(displayName = "Ballots",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "interest"})
package io.heyi.ballot;
