package io.heyi.emc.internal.sharing;

import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/** Books a month's sharing once and keeps every input beside it (product-bar D5). Joins the caller's transaction. */
public interface SharingBook {

    /** What booking would give, from the same inputs; nothing is stored. */
    Sharing.Result propose(ContractMonth month, BigDecimal actualProfit);

    /** Computes and books; a repeat gives the stored statement and books nothing, whatever it is called with. */
    Statement book(ContractMonth month, BigDecimal actualProfit);

    Optional<Statement> statement(EmcCode emc, YearMonth period);

    /** Of these months, newest first. */
    PageOf<Statement> statements(EmcCode emc, ReadableMonths months, PageRequest page);

    /** Computes a stored month again from its own inputs with its own rule; true when every cent is the same. */
    boolean recomputes(Statement statement);

    /** @param entryKey of the ledger entry, {@code EMC-0001/2026-11/sharing}; null when there was nothing to book */
    record Statement(EmcCode emc, YearMonth period, String currency, Sharing.Input input, Sharing.Result result, String entryKey, Instant bookedAt) {}
}
