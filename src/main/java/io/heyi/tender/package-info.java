/** Tenders with questions, sealed bids, an opening by two and a ranking with reasons; the questions, the sealed boxes and the scoring serve other calls too (domain.md P2, P8, §3a; D4 of the product bar). */
@org.springframework.modulith.ApplicationModule(displayName = "Tender",
        allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "interest"})
package io.heyi.tender;
