package io.heyi.tender.internal.web;

import io.heyi.shared.FieldError;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.TenderWeights;
import io.heyi.tender.internal.TenderInput;
import io.heyi.tender.internal.TenderView;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A tender as typed, so that a refused form shows what was typed; times are those of the company's calendar. Field names are those of the API. */
record CallForm(String caller, String title, String need, String requirements, String caseKey, String currency, String price, String quality, String rating, String risk,
                String questionsUntil, String bidsUntil, boolean everybody, String invited, String requestKey) {

    static CallForm of(TenderTerms usual, String requestKey, ZoneId zone) {
        return new CallForm(usual.caller().value(), "", "", "", "", "CNY", plain(usual.weights().price()), plain(usual.weights().quality()), plain(usual.weights().rating()),
                plain(usual.weights().risk()), local(usual.questionsUntil(), zone), local(usual.bidsUntil(), zone), true, "", requestKey);
    }

    static CallForm of(TenderView draft, ZoneId zone) {
        return new CallForm(draft.caller().value(), draft.title(), draft.need(), text(draft.requirements()), text(draft.caseKey()), draft.currency(), plain(draft.weights().price()),
                plain(draft.weights().quality()), plain(draft.weights().rating()), plain(draft.weights().risk()), local(draft.questionsUntil(), zone), local(draft.bidsUntil(), zone),
                draft.everybody(), draft.invited().stream().map(PartyId::value).collect(Collectors.joining("\n")), "");
    }

    static CallForm of(Map<String, String> typed) {
        return new CallForm(typed.getOrDefault("caller", ""), typed.getOrDefault("title", ""), typed.getOrDefault("need", ""), typed.getOrDefault("requirements", ""),
                typed.getOrDefault("caseKey", ""), typed.getOrDefault("currency", ""), typed.getOrDefault("weights.price", ""), typed.getOrDefault("weights.quality", ""),
                typed.getOrDefault("weights.rating", ""), typed.getOrDefault("weights.risk", ""), typed.getOrDefault("questionsUntil", ""), typed.getOrDefault("bidsUntil", ""),
                typed.containsKey("everybody"), typed.getOrDefault("invited", ""), typed.getOrDefault("requestKey", ""));
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** @param errors takes what cannot be read; the result is then of no use */
    TenderInput read(ZoneId zone, List<FieldError> errors) {
        var parties = new ArrayList<PartyId>();
        Arrays.stream(invited.split("[\\s,;]+")).filter(id -> !id.isEmpty()).forEach(id -> {
            if (PartyId.isValid(id)) {
                parties.add(new PartyId(id));
            } else {
                errors.add(TenderPaths.error("invited", "notAParty"));
            }
        });
        var weights = new TenderWeights(Typed.number("weights.price", price, errors), Typed.number("weights.quality", quality, errors), Typed.number("weights.rating", rating, errors),
                Typed.number("weights.risk", risk, errors));
        if (!PartyId.isValid(caller)) {
            errors.add(TenderPaths.error("caller", "missing"));
        }
        return new TenderInput(title.strip(), need.strip(), requirements.isBlank() ? null : requirements.strip(), PartyId.isValid(caller) ? new PartyId(caller) : null,
                caseKey.isBlank() ? null : caseKey.strip(), currency.strip(), weights, time("questionsUntil", questionsUntil, zone, errors), time("bidsUntil", bidsUntil, zone, errors),
                everybody, parties);
    }

    private static Instant time(String field, String typed, ZoneId zone, List<FieldError> errors) {
        try {
            return typed.isBlank() ? null : LocalDateTime.parse(typed.strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            errors.add(TenderPaths.error(field, "notATime"));
            return null;
        }
    }
}
