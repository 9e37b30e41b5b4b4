/** Double-entry accounts of micro-enterprises (domain.md §5). Every entry balances. */
@org.springframework.modulith.ApplicationModule(displayName = "Ledger", allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox"})
package io.heyi.ledger;
