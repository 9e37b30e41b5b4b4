package io.heyi.emc.internal.web.sharing;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.sharing.SharingBook;
import io.heyi.emc.internal.sharing.SharingBook.Statement;
import io.heyi.ledger.Ledger;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What an EMC shared month by month, for the fragment {@code emc/sharing :: statements}; whether the reader may see the EMC at all is the page's affair. */
@Component
public class SharingPanel {

    private static final int LATEST = 6;

    private final SharingBook book;
    private final SharingWords words;
    private final Ledger ledger;
    private final Parties parties;
    private final Emcs emcs;

    SharingPanel(SharingBook book, SharingWords words, Ledger ledger, Parties parties, Emcs emcs) {
        this.book = book;
        this.words = words;
        this.ledger = ledger;
        this.parties = parties;
        this.emcs = emcs;
    }

    /**
     * @param whatIf address of the what-if page with the month's own inputs
     * @param recomputed whether computing the month again gives the same cents
     */
    public record Month(Statement statement, List<PartyAmount> amounts, List<SharingSlices.Slice> slices, List<String> explanation, String whatIf, boolean recomputed) {}

    /** @param fund what was reinvested so far; empty before the first booking and for an outside reader who is no party now */
    public record View(PageOf<Month> months, Optional<Money> fund) {}

    /** The latest months. */
    public View of(CurrentUser reader, EmcCode emc) {
        return of(reader, emc, new PageRequest(0, LATEST));
    }

    /** The months that the reader may see. */
    public View of(CurrentUser reader, EmcCode emc, PageRequest page) {
        var statements = book.statements(emc, emcs.monthsFor(reader, emc), page);
        var names = names(statements.items());
        boolean concerned = reader.isInside() || !emcs.actingFor(reader, emc).isEmpty();
        return new View(statements.map(statement -> month(statement, names)), concerned ? fund(emc) : Optional.empty());
    }

    private Optional<Money> fund(EmcCode emc) {
        return ledger.balances(emc.value()).stream().filter(balance -> balance.account().equals(Ledger.Account.reinvestmentFund())).map(Ledger.Balance::amount).findFirst();
    }

    /** {@code Oven (ME-0001)}, for all months at once. */
    private Map<String, String> names(List<Statement> statements) {
        var ids = statements.stream().flatMap(statement -> statement.input().parties().stream()).map(party -> new ActorId(party.id())).collect(Collectors.toSet());
        return parties.find(ids).values().stream().collect(Collectors.toMap(party -> party.id().value(), party -> party.name() + " (" + party.id() + ")"));
    }

    private Month month(Statement statement, Map<String, String> names) {
        return new Month(statement, PartyAmount.of(statement.input(), statement.result()), SharingSlices.of(statement.result(), names),
                words.explain(statement.result(), LocaleContextHolder.getLocale()), WhatIfForm.of(statement.input()).address(), book.recomputes(statement));
    }
}
