package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.party.Parties.Party;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.Tenders;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** An open tender of the demo: cooled delivery for the smart-cooking case of the seeds. It needs its caller to be known, so it tries until it is; a repeat changes nothing. */
@Component
@Profile("local")
class LocalTender {

    private static final Logger LOG = LoggerFactory.getLogger(LocalTender.class);
    private static final String CALLER = "Smart Oven";

    private final Tenders tenders;
    private final Parties parties;
    private final TransactionTemplate transaction;
    private volatile boolean done;

    LocalTender(Tenders tenders, Parties parties, TransactionTemplate transaction) {
        this.tenders = tenders;
        this.parties = parties;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "PT6S", fixedDelayString = "PT3S")
    void bring() {
        if (!done) {
            transaction.executeWithoutResult(status -> caller().ifPresent(this::bringOnce));
        }
    }

    private void bringOnce(Party caller) {
        var usual = tenders.usual(new PartyId(caller.id().value()), "Cooled delivery within the day",
                "Fresh ingredients reach families on the day they cook: about 400 boxes a day in the city, cooled all the way, also at weekends.",
                "Handed over by 17:00. Never above 7 degrees, with a record of each trip. One person to talk to.", "CNY");
        var invited = parties.find(List.of(new ActorId("SSP-LOGISTICS"))).values().stream().map(party -> new PartyId(party.id().value())).toList();
        tenders.publish("demo/cooled-delivery", new TenderTerms(usual.title(), usual.need(), usual.requirements(), usual.caller(), usual.caseKey(), usual.currency(), usual.weights(),
                usual.questionsUntil(), usual.bidsUntil(), usual.minimumBids(), usual.minimumRating(), usual.everybody(), invited, usual.openers(), usual.evaluators(), usual.deciders(), null, List.of()),
                "system");
        done = true;
        LOG.info("the tender of the demo is there");
    }

    private Optional<Party> caller() {
        return parties.search(CALLER, 10).stream().filter(party -> party.name().equals(CALLER)).findFirst();
    }
}
