package io.heyi.ballot.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Username;
import io.heyi.ballot.BallotCall;
import io.heyi.ballot.Option;
import io.heyi.ballot.Seat;
import io.heyi.ballot.Speakers;
import io.heyi.ballot.Wording;
import io.heyi.shared.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SHA-256 of everything that is fixed at opening, in its canonical form. */
final class Fingerprint {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Fingerprint() {}

    static String of(BallotCall call) {
        var all = new LinkedHashMap<String, Object>();
        all.put("reference", call.reference());
        all.put("businessKey", call.businessKey());
        all.put("caseUrl", call.caseUrl());
        all.put("subject", call.subject());
        all.put("question", words(call.question()));
        all.put("secrecy", call.secrecy().name());
        all.put("needed", List.of(call.rule().needed().share().toString(), call.rule().needed().base().name(), call.rule().needed().exceeding()));
        all.put("quorum", call.rule().quorum().toString());
        all.put("endsAt", call.endsAt().toString());
        all.put("options", call.options().stream().map(Fingerprint::option).toList());
        all.put("seats", call.seats().stream().map(Fingerprint::seat).toList());
        all.put("observers", names(call.observers()));
        if (!call.objects().isEmpty()) {
            // ballots without keep the fingerprint that they were opened with before there were any
            all.put("objects", call.objects());
        }
        if (!call.speakers().equals(Speakers.NONE)) {
            all.put("speakers", List.of(names(call.speakers().callers()), names(call.speakers().subject())));
        }
        try {
            return CanonicalJson.sha256(CanonicalJson.of(JSON.writeValueAsString(all)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static List<Object> option(Option option) {
        return List.of(option.id(), words(option.label()), option.text().map(Fingerprint::words).orElse(Map.of()));
    }

    private static List<Object> seat(Seat seat) {
        return List.of(seat.id(), seat.label(), names(seat.people()));
    }

    private static Map<String, Object> words(Wording wording) {
        return wording.text() != null ? Map.of("text", wording.text()) : Map.of("message", wording.messageKey(), "arguments", wording.arguments());
    }

    private static List<String> names(List<Username> people) {
        return people.stream().map(Username::value).toList();
    }
}
